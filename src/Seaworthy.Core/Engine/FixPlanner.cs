using System.Collections.Generic;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Engine;

/// <summary>The edits of some fixes of one file, and the fixes that had to wait because another wants the same place.</summary>
public sealed record FixPlan(IReadOnlyList<TextEdit> Edits, IReadOnlyList<Fix> Applied, IReadOnlyList<Fix> Deferred);

/// <summary>
/// Makes text edits of what fixes want. Operations on the model are planned together, so that three fixes which each need a <c>securityContext</c> write
/// one; a fix whose edits meet those of an earlier one waits for the next round.
/// </summary>
public static class FixPlanner
{
    public static FixPlan Plan(SourceText source, IEnumerable<Fix> fixes)
    {
        var applied = new List<Fix>();
        var deferred = new List<Fix>();
        var operations = new List<YamlOperation>();
        var plain = new List<TextEdit>();
        IReadOnlyList<TextEdit> planned = [];
        foreach (var fix in fixes)
        {
            var builder = new FixBuilder();
            fix.Build(builder);
            if (builder.IsImpossible || (builder.TextEdits.Count == 0 && builder.Operations.Count == 0) || !AllIn(source, builder.Operations))
                continue;
            var attempt = new List<YamlOperation>(operations);
            attempt.AddRange(builder.Operations);
            var together = attempt.Count == operations.Count ? planned : YamlEditPlanner.TryPlan(source, attempt);
            if (together is null || Conflicts(plain, builder.TextEdits) || Conflicts(plain, together) || Conflicts(builder.TextEdits, together))
            {
                deferred.Add(fix);
                continue;
            }
            operations = attempt;
            planned = together;
            plain.AddRange(builder.TextEdits);
            applied.Add(fix);
        }
        plain.AddRange(planned);
        plain.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return new FixPlan(plain, applied, deferred);
    }

    // What services of several files make together is found in one of them; an edit in another would be written into the wrong text.
    static bool AllIn(SourceText source, IReadOnlyList<YamlOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (operation.Node.Source.Path != source.Path)
                return false;
        }
        return true;
    }

    static bool Conflicts(IReadOnlyList<TextEdit> some, IReadOnlyList<TextEdit> others)
    {
        foreach (var edit in some)
        {
            foreach (var other in others)
            {
                if (edit.ConflictsWith(other))
                    return true;
            }
        }
        return false;
    }
}
