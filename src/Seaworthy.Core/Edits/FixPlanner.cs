namespace Seaworthy.Edits;

/// <summary>The edits of some fixes of one file, and the fixes that had to wait because another wants the same place.</summary>
public sealed record FixPlan(IReadOnlyList<TextEdit> Edits, IReadOnlyList<Fix> Applied, IReadOnlyList<Fix> Deferred);

/// <summary>
/// Makes text edits of what fixes want. Operations on the model are planned together, so that three fixes which each need a <c>securityContext</c> write
/// one; a fix whose edits meet those of an earlier one waits for the next round.
/// </summary>
public sealed class FixPlanner
{
    readonly SourceText _source;
    readonly List<(Fix Fix, FixBuilder Wants)> _candidates = [];
    readonly List<Fix> _applied = [];
    readonly List<Fix> _deferred = [];
    readonly EditSet _plain = new();
    readonly List<YamlOperation> _operations = [];
    IReadOnlyList<TextEdit> _planned = [];

    FixPlanner(SourceText source) => _source = source;

    public static FixPlan Plan(SourceText source, IEnumerable<Fix> fixes)
    {
        var planner = new FixPlanner(source);
        foreach (var fix in fixes)
        {
            var wants = new FixBuilder();
            fix.Build(wants);
            if (!wants.IsImpossible && (wants.TextEdits.Count | wants.Operations.Count) > 0 && planner.AllInFile(wants.Operations))
                planner._candidates.Add((fix, wants));
        }
        planner.Take(0, planner._candidates.Count);
        var edits = new List<TextEdit>(planner._plain.Edits);
        edits.AddRange(planner._planned);
        edits.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return new FixPlan(edits, planner._applied, planner._deferred);
    }

    // Fixes rarely meet, so a whole range is tried first and halved only where two do. What is taken is the same as one by one, in order.
    void Take(int start, int end)
    {
        if (start == end || TryTake(start, end))
            return;
        if (end - start == 1)
        {
            _deferred.Add(_candidates[start].Fix);
            return;
        }
        var middle = (start + end) / 2;
        Take(start, middle);
        Take(middle, end);
    }

    bool TryTake(int start, int end)
    {
        var operations = _operations.Count;
        var added = new List<TextEdit>();
        var fits = true;
        for (var i = start; fits && i < end; i++)
        {
            foreach (var edit in _candidates[i].Wants.TextEdits)
            {
                if (!(fits = _plain.TryAdd(edit)))
                    break;
                added.Add(edit);
            }
            _operations.AddRange(_candidates[i].Wants.Operations);
        }
        var planned = !fits ? null : _operations.Count == operations ? _planned : YamlEditPlanner.TryPlan(_source, _operations);
        if (planned is null || Conflicts(planned))
        {
            foreach (var edit in added)
                _plain.Remove(edit);
            _operations.RemoveRange(operations, _operations.Count - operations);
            return false;
        }
        _planned = planned;
        for (var i = start; i < end; i++)
            _applied.Add(_candidates[i].Fix);
        return true;
    }

    // What services of several files make together is found in one of them; an edit in another would be written into the wrong text.
    bool AllInFile(IReadOnlyList<YamlOperation> operations)
    {
        foreach (var operation in operations)
        {
            if (operation.Node.Source.Path != _source.Path)
                return false;
        }
        return true;
    }

    bool Conflicts(IReadOnlyList<TextEdit> planned)
    {
        if (_plain.Edits.Count == 0)
            return false;
        foreach (var edit in planned)
        {
            if (_plain.Conflicts(edit))
                return true;
        }
        return false;
    }
}
