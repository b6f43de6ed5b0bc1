using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA6345", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3049 sonar:S7028")]
sealed class MissingLabel : Rule<Stage>
{
    public override string Title => "Required label is missing";

    public override string Message => "The image has no label '{0}', which the team wants on every image; add LABEL {0}=…";

    public override string Why => """
        Labels say where an image comes from and who looks after it. The rule speaks only where the labels that a team wants are listed.
        """;

    public override string? Differences => """
        Only the last stage and those it builds on count; hadolint looks at every stage that is not copied from.
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
        Good.Dockerfile("FROM debian:12\n").Because("no labels are asked for"),
    ];
}
