using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

/// <summary>The family of rules about a setting that a pod and each of its containers can have. Message: 0 whose it is, 1 the setting.</summary>
/// <param name="find">The setting of a level where it is at fault; null otherwise.</param>
sealed class SecurityLevelRule(Func<ManifestNode, Setting?> find) : FamilyRule<Pod>
{
    /// <summary>The title of the fix, which removes the setting; null where there is none.</summary>
    public string? Repair { get; init; }

    public override void Check(Pod workload, Report report)
    {
        if (workload.Dialect != Dialect.Kubernetes)
            return;
        foreach (var (owner, node) in PodSecurity.Levels(workload))
        {
            if (find(node) is not { } setting)
                continue;
            var finding = report.At(setting, owner, setting.Spelling);
            if (Repair is not null)
                finding.WithFix(Repair, f => f.Remove(setting), Safety.Review);
        }
    }

    [Rule("SEA2044", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "polaris:hostProcess trivy:KSV-0103 kubescape:C-0211 pss:windowsHostProcess cis-kubernetes:5.2.10")]
    public static SecurityLevelRule HostProcessContainer => new(static node =>
        node.Bool("securityContext", "windowsOptions", "hostProcess") is var setting && setting.IsExplicitly(true) ? setting : null)
    {
        Title = "Container is a process of the Windows host",
        Message = "{0} runs as a process of its Windows node, without a container around it; remove {1}",
        Why =
            "A HostProcess container is the Windows form of a privileged one: it sees the node's files, network and processes, and may run as its system " +
            "account.",
        Repair = "Run it as a container",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { windowsOptions: { hostProcess: [|true|] } }")).Fixed(Pod()),
            Bad.Kubernetes(PodSpec("""
                securityContext:
                  windowsOptions:
                    hostProcess: [|true|]
                    runAsUserName: 'NT AUTHORITY\\SYSTEM'
                """))
                .Fixed(PodSpec("""
                securityContext:
                  windowsOptions:
                    runAsUserName: 'NT AUTHORITY\\SYSTEM'
                """)),
            Good.Kubernetes(Pod("securityContext: { windowsOptions: { hostProcess: false } }")),
            Good.Kubernetes(Pod("""securityContext: { windowsOptions: { hostProcess: "${HOST}" } }""")).Because("a placeholder is unknown"),
        ],
    };

    [Rule("SEA2052", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:run-as-non-root kube-score:container-security-context-user-group-id trivy:KSV-0116 trivy:KSV-0021")]
    public static SecurityLevelRule RootGroup => new(static node =>
        node.Integer("securityContext", "runAsGroup") is var setting && setting.IsExplicitly(0) ? setting : null)
    {
        Title = "Root is the group",
        Message = "{0} runs with root's group; set {1} to another",
        Why =
            "Files of the image and of mounted volumes are often writable for root's group. A process that runs as an ordinary user, but in that group, may " +
            "still change them.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { runAsUser: 1000, runAsGroup: [|0|] }")),
            Bad.Kubernetes(PodSpec("securityContext: { runAsGroup: [|0|] }")),
            Good.Kubernetes(Pod("securityContext: { runAsUser: 1000, runAsGroup: 1000 }")),
            Good.Kubernetes(Pod("""securityContext: { runAsGroup: "${GID}" }""")).Because("a placeholder is unknown"),
        ],
    };
}
