namespace Seaworthy.Rules;

/// <summary>
/// The facts of a rule that the catalogue is generated from. It is on the class of the rule, or on a static property that makes a rule of a family; the name
/// of either is the rule's name.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
sealed class RuleAttribute(string id, Category category, Severity severity, Mode mode) : Attribute
{
    public string Id { get; } = id;

    public Category Category { get; } = category;

    public Severity Severity { get; } = severity;

    /// <summary>The first mode that switches the rule on.</summary>
    public Mode Mode { get; } = mode;

    /// <summary>The release that brought the rule, as <c>major.minor</c>.</summary>
    public string Since { get; set; } = "";

    /// <summary>The same check in other tools, as <c>peer:id</c> separated by blanks: theirs agrees with ours, or ours is the narrower.</summary>
    public string Aliases { get; set; } = "";

    /// <summary>Checks of other tools that differ on purpose; the page says how.</summary>
    public string Related { get; set; } = "";
}
