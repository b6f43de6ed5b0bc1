namespace Seaworthy.Rules.Tool;

[Rule(Id, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
public sealed class InternalFault : Rule<ParsedFile>
{
    public const string Id = "SEA0001";

    public override string Title => "A rule failed";

    public override string Message => "Rule {0} failed on {1} ({2}: {3}); the file was linted without it, and the fault is ours: please report it";

    public override string Why => """
        A rule of Seaworthy threw an exception. Nothing is wrong with your file, and the other rules have run; the message names the rule and the file so that
        the fault can be reported and repaired. Until then the rule can be switched off for the file.
        """;

    /// <summary>The engine reports this one itself.</summary>
    public override void Check(ParsedFile subject, Report report)
    {
    }

    public override IEnumerable<Example> Examples => [];
}
