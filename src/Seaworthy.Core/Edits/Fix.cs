namespace Seaworthy.Edits;

/// <summary>An edit of the file in which the finding stands. The work is done when <see cref="Edits"/> is called.</summary>
public sealed class Fix
{
    internal Fix(string title, Safety safety, SourceText source, Action<FixBuilder> build)
    {
        Title = title;
        Safety = safety;
        Source = source;
        Build = build;
    }

    /// <summary>What the edit does, in the imperative, without a full stop.</summary>
    public string Title { get; }

    public Safety Safety { get; }

    public SourceText Source { get; }

    internal Action<FixBuilder> Build { get; }

    /// <summary>The edits in order of place; empty when the fix turned out not to be possible here.</summary>
    public IReadOnlyList<TextEdit> Edits() => FixPlanner.Plan(Source, [this]).Edits;
}
