using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA6346", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3050")]
sealed class SuperfluousLabel : Rule<Stage>
{
    public override string Title => "Label not in the schema";

    public override string Message => "Label '{0}' is not in seaworthy_label_schema; remove it or add it to the schema";

    public override string Why => """
        If a team lists the labels of its images and allows no others, an additional label is usually a typo, so the required label is missing. The
        rule reports only if seaworthy_strict_labels is true.
        """;

    public override string Sources => "https://github.com/opencontainers/image-spec/blob/main/annotations.md";

    public override IEnumerable<RuleOption> Options => [LabelSchema.Option, LabelSchema.StrictOption];

    public override void Check(Stage stage, Report report)
    {
        if (!LabelSchema.IsStrict(report.Settings))
            return;
        var schema = LabelSchema.Of(report.Settings);
        foreach (var (step, pair, name) in LabelSchema.LabelsOf(stage))
        {
            if (schema?.Types.ContainsKey(name) != true)
            {
                var finding = report.At(pair.Name.Span, name);
                if (step.Instruction is PairsInstruction label)
                    finding.WithFix("Remove the label", f => f.Delete(LabelRemoval.SpanOf(stage.File.Source, label, pair)), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("LABEL title=shop [|titel|]=shop")).With("seaworthy_label_schema", "title:text").With("seaworthy_strict_labels", "true")
            .Fixed(Debian("LABEL title=shop")),
        Bad.Dockerfile(Debian("LABEL [|title|]=shop", "USER 1654")).With("seaworthy_strict_labels", "true").Fixed(Debian("USER 1654")),
        Good.Dockerfile(Debian("LABEL title=shop other=1")).With("seaworthy_label_schema", "title:text"),
    ];
}
