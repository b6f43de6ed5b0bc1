namespace Seaworthy.Rules.Tool;

[Rule(Id, Category.Tool, Severity.Warning, Mode.Minimum, Since = "0.1")]
public sealed class InvalidSetting : Rule<ParsedFile>
{
    public const string Id = "SEA0008";

    public override string Title => "Setting has no effect";

    public override string Message => "Key {0} {1}; {2}";

    public override string Why => """
        A key in `.editorconfig` or `.globalconfig` that names no rule, or has a value that means nothing, changes nothing. Whoever wrote it believes that it does.
        """;

    /// <summary>Hosts report this one when they read the settings; it stands in a file of settings, never in a manifest.</summary>
    public override void Check(ParsedFile subject, Report report)
    {
    }

    public override IEnumerable<Example> Examples => [];
}
