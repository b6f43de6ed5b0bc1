using Seaworthy.Trust;

namespace Seaworthy.Rules;

/// <summary>What a rule speaks to: places go in, findings come out. One object serves a whole run.</summary>
public sealed class Report
{
    readonly List<Finding> _findings = [];
    TrustFiles? _trust;
    Rule _rule = null!;
    ISubject _subject = null!;
    Severity _severity;

    readonly Func<string, RuleInfo?> _find;

    /// <param name="files">All files of the run.</param>
    /// <param name="find">The rule of an id; rules come before the catalogue that lists them.</param>
    internal Report(FileSet files, Func<string, RuleInfo?> find)
    {
        Files = files;
        _find = find;
    }

    internal List<Finding> Findings => _findings;

    /// <summary>All files, bound; for the few rules that look at them as a whole.</summary>
    internal Deployment? Deployment { get; init; }

    /// <summary>The settings of the file in which the subject stands.</summary>
    public FileSettings Settings => _subject.File.Settings;

    /// <summary>What hosts know of the file system, and the date if one was given.</summary>
    public FileSet Files { get; }

    /// <summary>The locks and trust policies, and which of them hold where.</summary>
    internal TrustFiles Trust => _trust ??= new TrustFiles(Files);

    /// <summary>What every message ends with while the subjects belong to a part of a project that only some commands start; empty otherwise.</summary>
    internal string Condition { get; set; } = "";

    /// <summary>The severity of another rule in the subject's file: some findings are only made where a broader one is off.</summary>
    internal Severity SeverityOf(string id) => _find(id) is { } rule ? Settings.SeverityOf(rule) : Severity.None;

    internal void Begin(ISubject subject) => _subject = subject;

    internal void Begin(Rule rule, Severity severity)
    {
        _rule = rule;
        _severity = severity;
    }

    /// <summary>Reports at a place. The arguments fill <see cref="Rule.Message"/>.</summary>
    public Finding At(Location location, params string[] arguments)
    {
        var finding = new Finding(_rule, _severity, arguments, Condition, location, _subject.SubjectPath);
        // A setting of an own service may be written in a file that another project owns, and judges.
        var source = finding.Location.Source;
        if (source == _subject.File.Source || !Files.BySource.TryGetValue(source, out var file) || file.IsOwn)
            _findings.Add(finding);
        return finding;
    }

    /// <summary>Reports at characters of the subject's own file.</summary>
    public Finding At(TextSpan span, params string[] arguments) => At(new Location(_subject.File.Source, span), arguments);

    /// <summary>Reports at a node, in the file it is written in.</summary>
    internal Finding At(YamlNode node, params string[] arguments) => At(new Location(node.Source, node.Span), arguments);

    /// <summary>Reports where a setting is written, or where it would stand.</summary>
    internal Finding At(Setting setting, params string[] arguments) => At(setting.Location, arguments);
}
