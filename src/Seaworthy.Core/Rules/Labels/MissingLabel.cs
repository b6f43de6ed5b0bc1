using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA6345", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3049 sonar:S7028")]
sealed class MissingLabel : Rule<Stage>
{
    public override string Title => "Missing required label";

    public override string Message => "The image has no label '{0}', which seaworthy_label_schema requires; add LABEL {0}=…";

    public override string Why => """
        Labels record the source and the owner of an image. Without them, the owner cannot be notified of a vulnerability in a running image, and its
        source cannot be found. The rule checks only the labels in seaworthy_label_schema.
        """;

    public override string Sources => "https://github.com/opencontainers/image-spec/blob/main/annotations.md";

    public override string? Differences => """
        Only the last stage and the stages it is based on are checked; hadolint checks every stage that no other stage copies from.
        """;

    public override IEnumerable<RuleOption> Options => [LabelSchema.Option];

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsFinal || stage.From.IsImplied || LabelSchema.Of(report.Settings) is not { } schema)
            return;
        var present = new HashSet<string>(StringComparer.Ordinal);
        for (var below = stage; below is not null; below = below.Base)
        {
            foreach (var (_, _, name) in LabelSchema.LabelsOf(below, withTriggers: false))
                present.Add(name);
        }
        foreach (var name in schema.Types.Keys)
        {
            if (!present.Contains(name))
                report.At(stage.From.Image.Span, name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|debian:12|]", "LABEL title=shop")).With("seaworthy_label_schema", "title:text, maintainer:email"),
        Good.Dockerfile("""
            FROM debian:12 AS base
            LABEL maintainer=shop@example.com
            FROM base
            LABEL title=shop
            """).With("seaworthy_label_schema", "title:text, maintainer:email"),
        Good.Dockerfile("FROM debian:12\n").Because("no labels are configured"),
    ];
}
