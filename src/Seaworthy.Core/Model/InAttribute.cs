namespace Seaworthy.Model;

/// <summary>
/// The dialects that have such a subject or setting. What a dialect lacks is <see cref="Written.NotApplicable"/> there and answers no to every question; the
/// catalogue works out from it in which dialects a rule can find something. On a rule about whole files: the languages it is about.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Property, Inherited = false)]
sealed class InAttribute(params Dialect[] dialects) : Attribute
{
    public Dialect[] Dialects { get; } = dialects;
}
