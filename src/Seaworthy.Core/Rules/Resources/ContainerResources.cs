using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Resources;

/// <summary>Requests and limits of a Kubernetes container.</summary>
static class ContainerResources
{
    /// <summary>Nothing is asked for: nothing is written, or zero, which Kubernetes takes for the same, or an empty text, which it refuses.</summary>
    public static bool IsNone(Setting<string> amount) =>
        amount.IsUnset || (amount is { Written: Written.Value, IsKnown: true, Value: { } text } && (text.Length == 0 || KubernetesQuantity.Parse(text) == 0));
}
