using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Resources;

/// <summary>Requests and limits of a Kubernetes container.</summary>
static class ContainerResources
{
    /// <summary>No amount is set: the field is absent, zero, which Kubernetes treats as absent, or an empty text, which it rejects.</summary>
    public static bool IsNone(Setting<string> amount) =>
        amount.IsUnset || (amount is { Written: Written.Value, IsKnown: true, Value: { } text } && (text.Length == 0 || KubernetesQuantity.Parse(text) == 0));
}
