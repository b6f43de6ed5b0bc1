using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Labels;

[Rule("SEA6347", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3051")]
sealed class EmptyLabel : Rule<Stage>
{
    public override string Title => "Label is empty";

    public override string Message => "Label '{0}' is empty; give it a value";

    public override string Why => """
        A required label without a value satisfies the list and nobody who reads it. The rule speaks only of labels that a team lists.
        """;

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
