namespace Seaworthy.Model;

/// <summary>What kind of container it is; short-lived ones need no probes.</summary>
enum ContainerKind
{
    /// <summary>A compose service or an ordinary container of a pod.</summary>
    Main,

    Init,

    /// <summary>An init container with <c>restartPolicy: Always</c>.</summary>
    Sidecar,

    Ephemeral,

    /// <summary>What runs when nobody overrides the Dockerfile: its last stage.</summary>
    Image,
}

/// <summary>A container as the engine would run it, whichever dialect describes it. Settings that a dialect lacks answer no to everything.</summary>
class Container : ISubject
{
    internal Container(ParsedFile file, Dialect dialect, ContainerKind kind, string name, string subjectPath, TextSpan nameSpan)
    {
        File = file;
        Dialect = dialect;
        Kind = kind;
        Name = name;
        SubjectPath = subjectPath;
        NameSpan = nameSpan;
    }

    public ParsedFile File { get; }

    public Dialect Dialect { get; }

    public ContainerKind Kind { get; }

    public string Name { get; }

    public string SubjectPath { get; }

    /// <summary>The characters that name it: where findings of absence stand.</summary>
    public TextSpan NameSpan { get; }

    /// <summary>The workload that holds it; null in a Dockerfile.</summary>
    public Workload? Workload { get; internal set; }

    /// <summary>Its entry in the pod's list, to read anything of it; null elsewhere.</summary>
    public virtual ManifestNode? Manifest => null;

    /// <summary>The image that it runs; null when the file names none.</summary>
    public ImageReference? Image { get; internal set; }

    /// <summary>The Dockerfile stage that makes its image, when that is in the workspace.</summary>
    public Stage? BuiltFrom { get; internal set; }

    /// <summary>Security settings are those of Windows: capabilities, seccomp and the like do not exist there.</summary>
    public bool IsWindows { get; internal set; }

    public Setting<UserIdentity> User { get; internal set; } = Setting<UserIdentity>.NotApplicable;

    [In(Dialect.Kubernetes)]
    public Setting<bool> RunAsNonRoot { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> ReadOnlyRoot { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> Privileged { get; internal set; } = Setting<bool>.NotApplicable;

    /// <summary>Compose says the opposite, <c>no-new-privileges</c>.</summary>
    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> AllowPrivilegeEscalation { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public ListSetting CapabilitiesAdded { get; internal set; } = ListSetting.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public ListSetting CapabilitiesDropped { get; internal set; } = ListSetting.NotApplicable;

    /// <summary><c>RuntimeDefault</c>, <c>Unconfined</c>, or the name of a profile.</summary>
    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<string> Seccomp { get; internal set; } = Setting<string>.NotApplicable;

    /// <summary><c>RuntimeDefault</c>, <c>Unconfined</c>, or the name of a profile.</summary>
    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<string> AppArmor { get; internal set; } = Setting<string>.NotApplicable;

    /// <summary>True when SELinux separation is switched off.</summary>
    [In(Dialect.Compose)]
    public Setting<bool> SeLinuxDisabled { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Kubernetes)]
    public Setting<string> ProcMount { get; internal set; } = Setting<string>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> HostNetwork { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> HostPid { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<bool> HostIpc { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose)]
    public Setting<bool> HostUts { get; internal set; } = Setting<bool>.NotApplicable;

    /// <summary>True when the container shares the host's user namespace although the engine remaps users.</summary>
    [In(Dialect.Compose)]
    public Setting<bool> HostUserNamespace { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose)]
    public Setting<bool> HostCgroup { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<string> MemoryLimit { get; internal set; } = Setting<string>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public Setting<string> CpuLimit { get; internal set; } = Setting<string>.NotApplicable;

    [In(Dialect.Kubernetes)]
    public Setting<string> MemoryRequest { get; internal set; } = Setting<string>.NotApplicable;

    [In(Dialect.Kubernetes)]
    public Setting<string> CpuRequest { get; internal set; } = Setting<string>.NotApplicable;

    [In(Dialect.Compose)]
    public Setting<long> PidsLimit { get; internal set; } = Setting<long>.NotApplicable;

    /// <summary>Something asks whether the container still works: a liveness probe, a compose or Dockerfile health check. False: switched off.</summary>
    public Setting<bool> Liveness { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Kubernetes)]
    public Setting<bool> Readiness { get; internal set; } = Setting<bool>.NotApplicable;

    [In(Dialect.Compose, Dialect.Kubernetes)]
    public IReadOnlyList<Mount> Mounts { get; internal set; } = [];

    public IReadOnlyList<Port> Ports { get; internal set; } = [];

    public IReadOnlyList<Variable> Variables { get; internal set; } = [];

    /// <summary>The settings that the dialect has, for rules and tests that go over all of them.</summary>
    public IEnumerable<Setting> Settings()
    {
        Setting[] all =
        [
            User, RunAsNonRoot, ReadOnlyRoot, Privileged, AllowPrivilegeEscalation, CapabilitiesAdded, CapabilitiesDropped, Seccomp, AppArmor,
            SeLinuxDisabled, ProcMount, HostNetwork, HostPid, HostIpc, HostUts, HostUserNamespace, HostCgroup, MemoryLimit, CpuLimit,
            MemoryRequest, CpuRequest, PidsLimit, Liveness, Readiness,
        ];
        foreach (var setting in all)
        {
            if (setting.Written != Written.NotApplicable)
                yield return setting;
        }
    }
}
