using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA6347", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3051")]
sealed class EmptyLabel : Rule<Stage>
{
    public override string Title => "Empty label";

    public override string Message => "Label '{0}' is empty; set a value";

    public override string Why => """
        A required label without a value passes a check for its presence, but tools and people that read it find no owner, source or version. The rule
        checks only the labels in seaworthy_label_schema.
        """;

    public override string Sources => "https://github.com/opencontainers/image-spec/blob/main/annotations.md";

    public override IEnumerable<RuleOption> Options => [LabelSchema.Option];

    public override void Check(Stage stage, Report report)
    {
        if (LabelSchema.Of(report.Settings) is not { } schema)
            return;
        foreach (var (step, pair, name) in LabelSchema.LabelsOf(stage))
        {
            if (schema.Types.ContainsKey(name) && pair.Value?.Expand(step.Scope).Text is { } value && value.Text.Trim().Length == 0)
                report.At(pair.Span, name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""LABEL [|title=""|]""")).With("seaworthy_label_schema", "title:text"),
        Good.Dockerfile(Debian("ARG TITLE", "LABEL title=$TITLE other=\"\"")).With("seaworthy_label_schema", "title:text"),
    ];
}
