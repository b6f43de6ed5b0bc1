namespace Seaworthy.Rules;

/// <summary>What the catalogue knows of a rule without running it.</summary>
public sealed class RuleInfo(
    int ordinal, string id, string slug, Category category, Severity severity, Mode mode, string since, string aliases, string related, int dialects,
        string exceptions,
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

    /// <summary>
    /// The dialects in which the rule can find something, worked out from its subject and the settings that it reads; none for a rule about files of any
    /// kind.
    /// </summary>
    public IReadOnlyList<Dialect> Dialects
    {
        get
        {
            var list = new List<Dialect>(3);
            for (var dialect = Dialect.Dockerfile; dialect <= Dialect.Kubernetes; dialect++)
            {
                if (dialects != 0 && AppliesTo(dialect))
                    list.Add(dialect);
            }
            return list;
        }
    }

    /// <summary>The dialects that have what the rule is about, and in which it is no fault, each with the reason.</summary>
    public IReadOnlyList<(Dialect Dialect, string Reason)> Exceptions =>
        exceptions.Length == 0 ? [] : Array.ConvertAll(exceptions.Split('\n'), static line => ((Dialect)(line[0] - '0'), line.Substring(2)));

    /// <summary>The rule is asked in files of that dialect.</summary>
    internal bool AppliesTo(Dialect dialect) => dialects == 0 || (dialects & (1 << (int)dialect)) != 0;

    static string[] Split(string list) => list.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
}
