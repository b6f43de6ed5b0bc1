namespace Seaworthy.Rules.Tool;

[Rule(Id, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
public sealed class ExpiredSuppression : Rule<ParsedFile>
{
    public const string Id = "SEA0007";

    public override string Title => "Suppression has expired";

    public override string Message => "The comment allowed {0} until a day that has passed; repair the fault, or decide anew and set another date";

    public override string Why => """
        Somebody allowed the fault for a time only. The time is over, so the finding is back, and so is the question.
        """;

    /// <summary>The engine reports this one itself, when the host has told it the date.</summary>
    public override void Check(ParsedFile subject, Report report)
    {
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("# seaworthy allow [|SEA1001|] until 2001-01-31: mirrored\nFROM debian\n"),
        Bad.Compose("# seaworthy allow-file [|SEA1001|] until 2001-01-31: mirrored\nservices: {}\n"),
        Bad.Kubernetes("# seaworthy allow-file [|SEA1001|] until 2001-01-31: mirrored\napiVersion: v1\nkind: Namespace\n"),
        Good.Dockerfile("# seaworthy allow SEA1001 until 2999-12-31: mirrored\nFROM debian\n"),
        Good.Compose("# seaworthy allow-file SEA1001: mirrored\nservices: {}\n").Because("a comment without a date does not expire"),
        Good.Kubernetes("# seaworthy allow-file SEA1001 until 2999-12-31: mirrored\napiVersion: v1\nkind: Namespace\n"),
    ];
}
