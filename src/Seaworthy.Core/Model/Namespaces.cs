namespace Seaworthy.Model;

/// <summary>
/// Compares namespaces. One that is not written is not <c>default</c>: a chart, a kustomization or the command line sets it, for all objects that go without.
/// </summary>
static class Namespaces
{
    /// <summary>Both may be the same in the cluster.</summary>
    public static bool MayMeet(string? one, string? other) => !IsKnown(one) || !IsKnown(other) || one == other;

    /// <summary>Both are the same, written or not.</summary>
    public static bool AreSame(string? one, string? other) => one == other;

    static bool IsKnown(string? name) => !string.IsNullOrEmpty(name) && name!.IndexOf('{') < 0 && name.IndexOf("$(", System.StringComparison.Ordinal) < 0;
}
