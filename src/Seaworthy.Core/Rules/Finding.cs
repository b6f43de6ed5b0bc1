using System.Globalization;

namespace Seaworthy.Rules;

/// <summary>Another place that a finding speaks of.</summary>
public sealed record RelatedLocation(Location Location, string Message);

/// <summary>A fault that a rule found, at the characters at fault.</summary>
public sealed class Finding
{
    readonly string _subject;
    readonly string[] _arguments;
    string _condition;
    readonly Embedding? _embedding;
    List<string>? _subjects;
    string? _message;
    List<RelatedLocation>? _related;

    internal Finding(Rule rule, Severity severity, string[] arguments, string condition, Location location, string subject)
    {
        Rule = rule;
        Severity = severity;
        _arguments = arguments;
        _condition = condition;
        Location = location.InFile;
        _embedding = location.Source.Embedding;
        _subject = subject;
    }

    public Rule Rule { get; }

    public Severity Severity { get; }

    /// <summary>One sentence without a full stop; secrets are masked and control characters made visible.</summary>
    public string Message => (_message ??= Format()) + (MoreOfRule == 0 ? "" : " (" + MoreOfRule.ToString(CultureInfo.InvariantCulture) + " more not shown)");

    /// <summary>How many of the same rule come after it and are not reported, because the number of findings per rule is limited.</summary>
    public int MoreOfRule { get; internal set; }

    public Location Location { get; }

    /// <summary>A value that looks like a secret stands in the place, or is it.</summary>
    public bool HoldsSecret => Secrets?.Overlaps(Location.Source.Path, Location.Span) ?? Rule.HidesValues;

    internal SecretLocations? Secrets { get; set; }

    /// <summary>What the message names first, such as a variable; empty where it names nothing.</summary>
    internal string FirstArgument => _arguments.Length > 0 ? EscapedText.Text(_arguments[0]) : "";

    /// <summary>When it was found, among all of the run.</summary>
    internal int Number { get; set; }

    /// <summary>The subjects that share the fault: several when one value is used by many.</summary>
    public IReadOnlyList<string> Subjects => _subjects ?? (IReadOnlyList<string>)[_subject];

    public IReadOnlyList<RelatedLocation> Related => _related ?? (IReadOnlyList<RelatedLocation>)[];

    /// <summary>The edit that ends the fault, or null. It is worked out when its edits are asked for.</summary>
    public Fix? Fix { get; private set; }

    /// <summary>Offers an edit; nothing is computed until somebody wants it.</summary>
    internal Finding WithFix(string title, Action<FixBuilder> build, Safety safety)
    {
        Fix = new Fix(title, safety, Location.Source, _embedding is null ? build : fix => Map(_embedding, build, fix));
        return this;
    }

    public Finding WithRelated(Location location, string message)
    {
        (_related ??= []).Add(new RelatedLocation(location.InFile, message));
        return this;
    }

    // Put together when somebody reads it: of most findings an editor shows none.
    string Format() => (_arguments.Length == 0
        ? Rule.Message
        : string.Format(CultureInfo.InvariantCulture, Rule.Message, Array.ConvertAll(_arguments, Shown))) + _condition;

    object Shown(string argument) => EscapedText.Text(argument, Rule.LongestArgument);

    static void Map(Embedding embedding, Action<FixBuilder> build, FixBuilder fix)
    {
        var inner = new FixBuilder();
        build(inner);
        fix.IsImpossible = inner.IsImpossible || (inner.Operations.Count > 0 && !embedding.TakesOperations);
        foreach (var operation in inner.Operations)
            fix.Apply(operation);
        foreach (var edit in inner.TextEdits)
        {
            if (embedding.Map(edit) is { } mapped)
                fix.Replace(mapped.Span, mapped.NewText);
            else
                fix.IsImpossible = true;
        }
    }

    internal void AddSubjects(Finding same)
    {
        // One of the subjects is there always, or under another condition.
        if (same._condition != _condition)
            _condition = "";
        foreach (var subject in same.Subjects)
        {
            if (subject == _subject || (_subjects?.Contains(subject) ?? false))
                continue;
            (_subjects ??= [_subject]).Add(subject);
        }
    }

    internal static int Compare(Finding a, Finding b)
    {
        var order = string.CompareOrdinal(a.Location.Source.Path, b.Location.Source.Path);
        if (order == 0)
            order = a.Location.Span.CompareTo(b.Location.Span);
        // The catalogue is in the order of the ids.
        if (order == 0)
            order = a.Rule.Ordinal.CompareTo(b.Rule.Ordinal);
        if (order == 0)
            order = a.Number.CompareTo(b.Number);
        return order != 0 || a == b ? order : string.CompareOrdinal(a.Message, b.Message);
    }

    public override string ToString() => $"{Location}: {Rule.Info.Id}: {Message}";
}
