using System.Globalization;

namespace Seaworthy.Knowledge;

/// <summary>Releases of cluster components with a fault so well known that the tag alone condemns them. Sources: the advisories of their projects.</summary>
static class VulnerableImages
{
    // From the first release (included) to the one with the repair (excluded).
    static readonly (string Repository, string From, string Repaired, string Advisory)[] s_known =
    [
        ("argoproj/argocd", "0.0.0", "2.1.9", "CVE-2022-24348"), ("argoproj/argocd", "2.2.0", "2.2.4", "CVE-2022-24348"),
        ("grafana/grafana", "9.2.0", "9.2.4", "CVE-2022-39328"), ("grafana/grafana-enterprise", "9.2.0", "9.2.4", "CVE-2022-39328"),
        ("kyverno/kyverno", "1.8.3", "1.8.5", "CVE-2022-47633"),
        ("ingress-nginx/controller", "0.0.0", "1.11.5", "CVE-2025-1974"), ("ingress-nginx/controller", "1.12.0", "1.12.1", "CVE-2025-1974"),
    ];

    /// <summary>
    /// The advisory, and the release that repairs it; null for an image of which nothing is known. With <paramref name="anyOwner"/> the last part of the
    /// name is enough, as for copies in registries of one's own.
    /// </summary>
    public static (string Advisory, string Repaired)? Find(string repository, string tag, bool anyOwner)
    {
        if (!TryVersion(tag, out var version))
            return null;
        // Many things are called controller.
        var last = anyOwner && repository.Substring(repository.LastIndexOf('/')) is not "/controller" and var name ? name : null;
        foreach (var (known, from, repaired, advisory) in s_known)
        {
            var isNamed = repository.EndsWith("/" + known, StringComparison.Ordinal) || (last is not null && known.EndsWith(last, StringComparison.Ordinal));
            if (isNamed && TryVersion(from, out var first) && TryVersion(repaired, out var good) &&
                version >= first && version < good)
                return (advisory, repaired);
        }
        return null;
    }

    // Plain releases only: 9.2.3-ubuntu is one with something added, 9.3.0-beta1 and the like are not judged.
    static bool TryVersion(string text, out long version)
    {
        version = 0;
        var word = text.StartsWith("v", StringComparison.Ordinal) ? text.Substring(1) : text;
        var dash = word.IndexOf('-');
        if (dash >= 0 && word.Substring(dash) is not ("-ubuntu" or "-alpine"))
            return false;
        var parts = (dash < 0 ? word : word.Substring(0, dash)).Split('.');
        if (parts.Length != 3)
            return false;
        foreach (var part in parts)
        {
            if (!int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 9999)
                return false;
            version = version * 10000 + number;
        }
        return true;
    }
}
