using System.Threading;

namespace Seaworthy.Linting;

/// <summary>A file before and after its fixes.</summary>
/// <param name="Path">As in the workspace.</param>
/// <param name="Count">How many fixes were applied.</param>
/// <param name="Rounds">The edits of each round that changed the file; those of a round refer to the text that the round before left.</param>
public sealed record FixedFile(string Path, string Before, string After, int Count, IReadOnlyList<IReadOnlyList<TextEdit>> Rounds);

/// <summary>Applies fixes, parses what they changed, and lints again, until nothing is left to fix.</summary>
public sealed class FixRounds
{
    // A fix silences its finding, so few rounds are ever needed; the bound ends two fixes that undo each other.
    const int Most = 10;

    readonly SortedDictionary<string, Changes> _changes = new(StringComparer.Ordinal);

    FixRounds(LintResult result) => Result = result;

    /// <summary>What is found after the last round.</summary>
    public LintResult Result { get; private set; }

    /// <summary>False: fixes were left when the bound was reached, because some undo each other.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>The files whose text is another now, in ordinal order of their paths.</summary>
    public IReadOnlyList<FixedFile> Files
    {
        get
        {
            var files = new List<FixedFile>(_changes.Count);
            foreach (var pair in _changes)
            {
                if (Result.Workspace.Find(pair.Key)!.Source.Text is var after && after != pair.Value.Before)
                    files.Add(new FixedFile(pair.Key, pair.Value.Before, after, pair.Value.Count, pair.Value.Rounds));
            }
            return files;
        }
    }

    /// <param name="result">What was found; only own files are changed.</param>
    /// <param name="takes">The fix of a finding is wanted.</param>
    /// <param name="cancellation">Ends it between two files.</param>
    public static FixRounds Run(LintResult result, Predicate<Finding> takes, CancellationToken cancellation = default)
    {
        var rounds = new FixRounds(result);
        for (var round = 0; ; round++)
        {
            var plans = rounds.Plan(takes);
            rounds.IsComplete = plans.Count == 0;
            if (rounds.IsComplete || round == Most)
                return rounds;
            rounds.Apply(plans, cancellation);
        }
    }

    List<(ParsedFile File, FixPlan Plan)> Plan(Predicate<Finding> takes)
    {
        var plans = new List<(ParsedFile, FixPlan)>();
        foreach (var file in Result.Workspace.Files)
        {
            if (!file.IsOwn)
                continue;
            var fixes = new List<Fix>();
            foreach (var finding in Result.FindingsIn(file.Source.Path))
            {
                if (finding.Fix is { } fix && takes(finding))
                    fixes.Add(fix);
            }
            if (fixes.Count > 0 && FixPlanner.Plan(fixes[0].Source, fixes) is { Edits.Count: > 0 } plan)
                plans.Add((file, plan));
        }
        return plans;
    }

    void Apply(List<(ParsedFile File, FixPlan Plan)> plans, CancellationToken cancellation)
    {
        var parsed = new Dictionary<string, ParsedText>(StringComparer.Ordinal);
        foreach (var (file, plan) in plans)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!_changes.TryGetValue(file.Path, out var changes))
                _changes.Add(file.Path, changes = new Changes(file.Source.Text));
            changes.Count += plan.Applied.Count;
            changes.Rounds.Add(plan.Edits);
            parsed.Add(file.Path, file.Parsed.WithText(TextEdit.Apply(file.Source.Text, plan.Edits)));
        }
        Result = Linter.Run(Result.Workspace.With(parsed), cancellation);
    }

    sealed class Changes(string before)
    {
        public string Before { get; } = before;

        public int Count { get; set; }

        public List<IReadOnlyList<TextEdit>> Rounds { get; } = [];
    }
}
