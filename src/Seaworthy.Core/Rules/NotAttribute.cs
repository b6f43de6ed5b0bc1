namespace Seaworthy.Rules;

/// <summary>A dialect that has what the rule is about, and in which it is no fault; with the reason, which the rule's page shows.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, AllowMultiple = true, Inherited = false)]
sealed class NotAttribute(Dialect dialect, string reason) : Attribute
{
    public Dialect Dialect { get; } = dialect;

    /// <summary>A sentence without a full stop.</summary>
    public string Reason { get; } = reason;
}
