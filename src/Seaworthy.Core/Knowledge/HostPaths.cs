namespace Seaworthy.Knowledge;

/// <summary>Paths of the host that give away more than data.</summary>
static class HostPaths
{
    // Whole segments: /etc means /etc and what is below, never /etcd-data.
    static readonly string[] s_sensitive =
    [
        "/boot", "/dev", "/etc", "/home", "/lib", "/lib64", "/proc", "/root", "/run", "/sbin", "/bin", "/sys", "/usr/bin", "/usr/lib", "/usr/sbin",
            "/var/lib/docker", "/var/lib/containerd",
        "/var/lib/containers", "/var/lib/kubelet", "/var/lib/etcd", "/var/run", "/private/etc", "/private/var/run",
    ];

    // Filesystem Hierarchy Standard: what lies there is the system's, or that of all its users.
    static readonly string[] s_system = ["/bin", "/boot", "/cdrom", "/dev", "/etc", "/home", "/lib", "/lib64", "/media", "/proc", "/root", "/run", "/sbin",
        "/srv", "/sys", "/usr", "/var"];

    // Files below the sensitive folders that are mounted everywhere and tell nothing: clock, name resolution, public certificates.
    static readonly string[] s_harmless =
    [
        "/etc/localtime", "/etc/timezone", "/etc/hosts", "/etc/hostname", "/etc/resolv.conf", "/etc/ssl/certs", "/etc/pki/ca-trust", "/etc/ca-certificates",
            "/etc/machine-id",
        "/etc/os-release", "/usr/share/zoneinfo", "/usr/share/ca-certificates", "/dev/shm", "/dev/dri", "/dev/snd", "/dev/null", "/dev/fuse", "/dev/net/tun",
            "/dev/kvm",
        "/dev/video0", "/dev/bus/usb", "/usr/local/share/ca-certificates", "/lib/modules", "/run/udev", "/run/user", "/usr/lib/os-release", "/usr/local/share",
    ];

    static readonly string[] s_sockets =
    [
        "docker.sock", "containerd.sock", "crio.sock", "cri-dockerd.sock", "dockershim.sock", "podman.sock", "buildkitd.sock", "k3s/containerd/containerd.sock",
    ];

    /// <summary>The control socket of a container runtime, or a folder that can only be mounted for it; on Windows, its named pipe.</summary>
    public static bool IsRuntimeSocket(string path)
    {
        var text = path.Replace('\\', '/').TrimEnd('/');
        if (text.IndexOf("pipe/docker_engine", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("pipe/containerd", StringComparison.OrdinalIgnoreCase) >= 0)
            return true;
        foreach (var socket in s_sockets)
        {
            if (EndsWithSegment(text, socket))
                return true;
        }
        // Docker keeps the sockets of containerd and of its plugins here.
        return text is "/run/docker" or "/var/run/docker";
    }

    /// <summary>A path of the host that is mounted everywhere and tells nothing: its clock, its name resolution, public certificates.</summary>
    public static bool IsHarmless(string path)
    {
        var text = Trim(path);
        foreach (var harmless in s_harmless)
        {
            if (IsAtOrBelow(text, harmless))
                return true;
        }
        return false;
    }

    /// <summary>Any other folder that belongs to the operating system of the host by its place, with all below it.</summary>
    public static bool IsOfSystem(string path)
    {
        var text = Trim(path);
        foreach (var folder in s_system)
        {
            if (IsAtOrBelow(text, folder))
                return true;
        }
        return false;
    }

    /// <summary>The root of the host, or a folder that holds its configuration, devices, users' files or the engine's own state.</summary>
    public static bool IsSensitive(string path)
    {
        var text = Trim(path);
        if (text.Length == 0)
            return false;
        if (text == "/" || IsWindowsSystem(text))
            return true;
        if (IsHarmless(text))
            return false;
        foreach (var sensitive in s_sensitive)
        {
            if (sensitive == "/home" ? text == sensitive : IsAtOrBelow(text, sensitive))
                return true;
        }
        return text is "/var" or "/usr" or "/usr/local" or "/opt" || HoldsCredentials(text);
    }

    // Where the command lines of clouds and clusters keep what they sign in with, whoever's home it is.
    static bool HoldsCredentials(string path)
    {
        foreach (var folder in s_credentials)
        {
            var at = path.IndexOf(folder, StringComparison.Ordinal);
            if (at >= 0 && (at + folder.Length == path.Length || path[at + folder.Length] == '/'))
                return true;
        }
        return IsAtOrBelow(path, "/gcloud");
    }

    static readonly string[] s_credentials = ["/.aws", "/.azure", "/.config/gcloud", "/.kube", "/.ssh", "/.docker", "/.gnupg"];

    static bool IsWindowsSystem(string path)
    {
        if (path.Length < 2 || path[1] != ':' || !char.IsLetter(path[0]))
            return false;
        var rest = path.Substring(2).TrimEnd('/');
        return rest.Length == 0 || rest.StartsWith("/windows", StringComparison.OrdinalIgnoreCase) && (rest.Length == 8 || rest[8] == '/');
    }

    static string Trim(string path)
    {
        var text = path.Trim().Replace('\\', '/');
        return text.Length > 1 ? text.TrimEnd('/') is { Length: > 0 } trimmed ? trimmed : "/" : text;
    }

    static bool IsAtOrBelow(string path, string folder) =>
        path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/');

    static bool EndsWithSegment(string path, string name) =>
        path.EndsWith(name, StringComparison.Ordinal) && (path.Length == name.Length || path[path.Length - name.Length - 1] == '/');
}
