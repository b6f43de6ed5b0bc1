namespace Seaworthy.Text;

/// <summary>Edits of one text that do not conflict, in order of place. Each is looked up among the rest by its start, so that thousands cost little.</summary>
sealed class EditSet
{
    readonly List<TextEdit> _edits = [];

    public IReadOnlyList<TextEdit> Edits => _edits;

    public bool Contains(TextEdit edit)
    {
        var index = IndexOf(edit.Span.Start);
        return index < _edits.Count && _edits[index] == edit;
    }

    // Neighbours are all that can conflict: what lies further ends before the one, or starts behind the other.
    public bool Conflicts(TextEdit edit)
    {
        var index = IndexOf(edit.Span.Start);
        return (index < _edits.Count && edit.ConflictsWith(_edits[index])) || (index > 0 && edit.ConflictsWith(_edits[index - 1]));
    }

    /// <summary>Takes the edit in, unless it conflicts with another.</summary>
    public bool TryAdd(TextEdit edit)
    {
        if (Conflicts(edit))
            return false;
        _edits.Insert(IndexOf(edit.Span.Start), edit);
        return true;
    }

    public void Remove(TextEdit edit)
    {
        var index = IndexOf(edit.Span.Start);
        if (index < _edits.Count && _edits[index] == edit)
            _edits.RemoveAt(index);
    }

    /// <summary>The first edit that starts at the position or behind it.</summary>
    int IndexOf(int start)
    {
        var low = 0;
        var high = _edits.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_edits[middle].Span.Start < start)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }
}
