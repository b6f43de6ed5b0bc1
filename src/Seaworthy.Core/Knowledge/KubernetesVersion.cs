using System.Globalization;

namespace Seaworthy.Knowledge;

/// <summary>A minor release of Kubernetes: what a cluster accepts and demands changes with it.</summary>
public readonly record struct KubernetesVersion(int Major, int Minor)
{
    /// <summary>The newest release of which anything is known here; what holds where nobody names another.</summary>
    public static KubernetesVersion Newest { get; } = new(1, 37);

    /// <summary>The release is the other or a later one.</summary>
    public bool IsAtLeast(KubernetesVersion other) => Major != other.Major ? Major > other.Major : Minor >= other.Minor;

    /// <summary>The release is 1.<paramref name="minor"/> or a later one.</summary>
    public bool IsAtLeast(int minor) => IsAtLeast(new KubernetesVersion(1, minor));

    /// <summary><c>1.31</c>, <c>v1.31</c>, <c>1.31.4</c>, a provider's <c>1.31.4-gke.1043002</c>, or <c>latest</c>; null for anything else.</summary>
    public static KubernetesVersion? Parse(string? text)
    {
        var word = text?.Trim() ?? "";
        if (string.Equals(word, "latest", StringComparison.OrdinalIgnoreCase))
            return Newest;
        if (word.StartsWith("v", StringComparison.OrdinalIgnoreCase))
            word = word.Substring(1);
        var end = word.IndexOfAny(['-', '+']);
        var parts = (end < 0 ? word : word.Substring(0, end)).Split('.');
        if (parts.Length is not (2 or 3) || !IsNumber(parts[0], out var major) || !IsNumber(parts[1], out var minor))
            return null;
        return major >= 1 && (parts.Length == 2 ? end < 0 : IsNumber(parts[2], out _)) ? new KubernetesVersion(major, minor) : null;
    }

    public override string ToString() => Major.ToString(CultureInfo.InvariantCulture) + "." + Minor.ToString(CultureInfo.InvariantCulture);

    static bool IsNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
