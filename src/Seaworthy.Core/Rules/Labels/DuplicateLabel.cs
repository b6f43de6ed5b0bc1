using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA6341", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "tally:labels/no-duplicate-keys")]
sealed class DuplicateLabel : Rule<Stage>
{
    public override string Title => "Duplicate label";

    public override string Message => "Label '{0}' is set again later in the stage, so this value has no effect; remove it";

    public override string Why => """
        If a label is set twice in a stage, only the last value is kept. A reader who sees only the first one takes it for the value of the image, for
        example a wrong version or owner.
        """;

    public override string Sources => "https://docs.docker.com/engine/manage-resources/labels/";

    public override void Check(Stage stage, Report report)
    {
        Dictionary<string, (PairsInstruction Label, KeyValue Pair)>? seen = null;
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not PairsInstruction { Kind: InstructionKind.Label } label)
                continue;
            foreach (var pair in label.Pairs)
            {
                if (pair.Name.ConstantValue is not { Length: > 0 } key)
                    continue;
                seen ??= new Dictionary<string, (PairsInstruction Label, KeyValue Pair)>(StringComparer.Ordinal);
                if (seen.TryGetValue(key, out var earlier))
                {
                    report.At(earlier.Pair.Name.Span, key).WithRelated(new Location(stage.File.Source, pair.Name.Span), "The effective label")
                        .WithFix("Remove the first label", f => f.Delete(LabelRemoval.SpanOf(stage.File.Source, earlier.Label, earlier.Pair)), Safety.Safe);
                }
                seen[key] = (label, pair);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("LABEL [|title|]=shop version=1", "LABEL title=store")).Fixed(Debian("LABEL version=1", "LABEL title=store")),
        Good.Dockerfile("""
            FROM debian:12 AS base
            LABEL title=shop
            FROM base
            LABEL title=store
            """).Because("a stage can override labels that it inherits"),
    ];
}
