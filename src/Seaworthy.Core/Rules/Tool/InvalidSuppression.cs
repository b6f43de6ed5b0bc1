namespace Seaworthy.Rules.Tool;

[Rule(Id, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
public sealed class InvalidSuppression : Rule<ParsedFile>
{
    public const string Id = "SEA0005";

    public override string Title => "Suppression is not understood";

    public override string Message => "The comment {0}; {1}";

    public override string Why => """
        A comment that should silence a finding but names no rule that exists, or holds until a day that does not exist, silences nothing. Whoever wrote it believes
        that it does.
        """;

    /// <summary>The engine reports this one itself, when it reads the comments.</summary>
    public override void Check(ParsedFile subject, Report report)
    {
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("# seaworthy allow [|SEA9999|]: we know\nFROM debian:12\n"),
        Bad.Dockerfile("# seaworthy allow floating-tag until [|2027-02-30|]: we know\nFROM debian:12\n"),
        Bad.Compose("# seaworthy allow-file [|writable-rootfilesystem|]: we know\nservices: {}\n"),
        Bad.Kubernetes("[|# seaworthy allow|]\napiVersion: v1\nkind: Namespace\n"),
        Good.Dockerfile("# seaworthy allow SEA1001: we know\nFROM debian:12\n"),
        Good.Compose("# the seaworthy crew allows anything\nservices: {}\n"),
        Good.Kubernetes("# seaworthy allow-file writable-root-filesystem until 2027-03-31: we know\napiVersion: v1\nkind: Namespace\n"),
    ];
}
