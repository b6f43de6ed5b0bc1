namespace Seaworthy.Knowledge;

/// <summary>The kernel parameters that a pod may set without leave of its node.</summary>
/// <remarks>https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/ and the baseline profile of the Pod Security Standards</remarks>
static class Sysctls
{
    static readonly (int Since, string Name)[] s_safe =
    [
        (0, "kernel.shm_rmid_forced"), (0, "net.ipv4.ip_local_port_range"), (0, "net.ipv4.tcp_syncookies"), (0, "net.ipv4.ping_group_range"),
        (0, "net.ipv4.ip_unprivileged_port_start"), (27, "net.ipv4.ip_local_reserved_ports"), (29, "net.ipv4.tcp_keepalive_time"),
            (29, "net.ipv4.tcp_fin_timeout"),
        (29, "net.ipv4.tcp_keepalive_intvl"), (29, "net.ipv4.tcp_keepalive_probes"), (32, "net.ipv4.tcp_rmem"), (32, "net.ipv4.tcp_wmem"),
        (37, "net.ipv4.tcp_slow_start_after_idle"), (37, "net.ipv4.tcp_notsent_lowat"),
    ];

    public static bool IsSafe(string name, KubernetesVersion release)
    {
        foreach (var (since, safe) in s_safe)
        {
            if (safe == name)
                return release.IsAtLeast(since);
        }
        return false;
    }
}
