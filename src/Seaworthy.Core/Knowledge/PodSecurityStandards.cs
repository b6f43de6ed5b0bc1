namespace Seaworthy.Knowledge;

/// <summary>
/// The checks of the Pod Security Standards by the names that Kubernetes' admission controller gives them. Rules carry them as aliases, and a preset switches
/// on
/// the rules that carry one of its profile.
/// </summary>
/// <remarks>https://kubernetes.io/docs/concepts/security/pod-security-standards/</remarks>
static class PodSecurityStandards
{
    const string Peer = "pss:";

    static readonly string[] s_baseline =
    [
        "appArmorProfile", "capabilities_baseline", "hostNamespaces", "hostPathVolumes", "hostPorts", "hostProbesAndHostLifecycle", "privileged", "procMount",
        "seLinuxOptions", "seccompProfile_baseline", "sysctls", "windowsHostProcess",
    ];

    static readonly string[] s_restricted =
    [
        "allowPrivilegeEscalation", "capabilities_restricted", "procMount_restricted", "restrictedVolumes", "runAsNonRoot", "runAsUser",
        "seccompProfile_restricted",
    ];

    /// <summary>One of the aliases names a check of the profile; the restricted one holds the baseline.</summary>
    public static bool Holds(bool isRestricted, IReadOnlyList<string> aliases)
    {
        foreach (var alias in aliases)
        {
            if (!alias.StartsWith(Peer, StringComparison.Ordinal))
                continue;
            var check = alias.Substring(Peer.Length);
            if (Array.IndexOf(s_baseline, check) >= 0 || (isRestricted && Array.IndexOf(s_restricted, check) >= 0))
                return true;
        }
        return false;
    }
}
