namespace Seaworthy.Knowledge;

/// <summary>Linux capabilities (capabilities(7)) as containers use them.</summary>
static class Capabilities
{
    // With any of these a process can take over the host or read all of it.
    static readonly HashSet<string> s_dangerous =
    [
        "ALL", "BPF", "DAC_READ_SEARCH", "MAC_ADMIN", "MAC_OVERRIDE", "NET_ADMIN", "PERFMON", "SYS_ADMIN", "SYS_BOOT", "SYS_MODULE", "SYS_PTRACE", "SYS_RAWIO",
        "SYS_TIME", "SYSLOG",
    ];

    // Pod Security Standards, baseline: what engines grant by themselves, without raw sockets. Kubernetes compares the names as they are written.
    static readonly HashSet<string> s_ordinary =
    [
        "AUDIT_WRITE", "CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "KILL", "MKNOD", "NET_BIND_SERVICE", "SETFCAP", "SETGID", "SETPCAP", "SETUID", "SYS_CHROOT",
    ];

    /// <summary>Upper case without <c>CAP_</c>, the form in which engines compare them.</summary>
    public static string Normalize(string name)
    {
        var upper = name.Trim().ToUpperInvariant();
        return upper.StartsWith("CAP_", StringComparison.Ordinal) ? upper.Substring(4) : upper;
    }

    public static bool IsDangerous(string name) => s_dangerous.Contains(Normalize(name));

    /// <summary>One of those that the baseline profile of Kubernetes lets a pod add, spelt as it is there.</summary>
    public static bool IsOrdinary(string name) => s_ordinary.Contains(name);

    public static bool IsAll(string name) => Normalize(name) == "ALL";
}
