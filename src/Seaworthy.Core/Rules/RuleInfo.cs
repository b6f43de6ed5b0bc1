namespace Seaworthy.Rules;

/// <summary>What the catalogue knows of a rule without running it.</summary>
public sealed class RuleInfo(
    int ordinal, string id, string slug, Category category, Severity severity, Mode mode, string since, string aliases, string related, int dialects,
    string title, string why)
{
    /// <summary>Position in the catalogue, from 0: the index into tables with one entry a rule.</summary>
    public int Ordinal { get; } = ordinal;

    /// <summary><c>SEA</c> and four digits; never reused.</summary>
    public string Id { get; } = id;

    /// <summary>The name of the rule's class or row in kebab case.</summary>
    public string Slug { get; } = slug;

    public Category Category { get; } = category;

    public Severity Severity { get; } = severity;

    public Mode Mode { get; } = mode;

    public string Since { get; } = since;

    /// <summary><see cref="Rule.Title"/>.</summary>
    public string Title { get; } = title;

    /// <summary><see cref="Rule.Why"/>.</summary>
    public string Why { get; } = why;

    public IReadOnlyList<string> Aliases => Split(aliases);

    public IReadOnlyList<string> Related => Split(related);

    /// <summary>The rule may find something in that dialect. Rules on files of other kinds belong to none, and are asked in all.</summary>
    public bool AppliesTo(Dialect dialect) => dialects == 0 || (dialects & (1 << (int)dialect)) != 0;

    static string[] Split(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
