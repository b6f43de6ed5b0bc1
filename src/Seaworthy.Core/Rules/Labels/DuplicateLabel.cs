using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

[Rule("SEA6341", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "tally:labels/no-duplicate-keys")]
sealed class DuplicateLabel : Rule<Stage>
{
    public override string Title => "Label is set twice";

    public override string Message => "Label '{0}' is set again further down in the stage, which replaces it; delete one";

    public override string Why => """
        Of two labels with one key, the last one holds. The first is dead text that looks as if it counted.
        """;

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
                    report.At(earlier.Pair.Name.Span, key).WithRelated(new Location(stage.File.Source, pair.Name.Span), "The label that holds")
                        .WithFix("Delete the first one", f => f.Delete(LabelRemoval.SpanOf(stage.File.Source, earlier.Label, earlier.Pair)), Safety.Safe);
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
            """).Because("a stage may replace what it inherits"),
    ];
}
