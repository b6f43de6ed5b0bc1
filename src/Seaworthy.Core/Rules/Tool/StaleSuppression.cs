namespace Seaworthy.Rules.Tool;

[Rule(Id, Category.Tool, Severity.Warning, Mode.Recommended, Since = "0.1")]
public sealed class StaleSuppression : Rule<ParsedFile>
{
    public const string Id = "SEA0006";

    public override string Title => "Suppression is no longer needed";

    public override string Message => "Nothing here is reported by {0} any more; delete the comment";

    public override string Why => """
        The fault that the comment allowed has gone. Left behind, the comment would silence the next one without anybody having decided so.
        """;

    public override string? Differences => "Only rules that are on in the file are judged: of a rule that does not run, nobody can say whether it would find something.";

    /// <summary>The engine reports this one itself, after all others.</summary>
    public override void Check(ParsedFile subject, Report report)
    {
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("# seaworthy allow [|SEA1001|]: mirrored\nFROM debian:12\n").With("seaworthy_severity.sea1001", "warning"),
        Bad.Compose("services:\n  # seaworthy allow [|SEA1001|]: mirrored\n  db:\n    image: postgres:17.2\n").With("seaworthy_severity.sea1001", "warning"),
        Bad.Kubernetes("# seaworthy allow-file [|floating-tag|]: mirrored\napiVersion: v1\nkind: Namespace\n").With("seaworthy_severity.floating-tag", "warning"),
        Good.Dockerfile("# seaworthy allow SEA1001: mirrored\nFROM debian\n").With("seaworthy_severity.sea1001", "warning"),
        Good.Compose("services:\n  # seaworthy allow SEA1001: mirrored\n  db:\n    image: postgres\n").With("seaworthy_severity.sea1001", "warning"),
        Good.Kubernetes("# seaworthy allow-file floating-tag: mirrored\napiVersion: v1\nkind: Namespace\n").Because("the rule is off, so nothing can be said"),
    ];
}
