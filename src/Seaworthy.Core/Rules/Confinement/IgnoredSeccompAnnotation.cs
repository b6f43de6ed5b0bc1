using Seaworthy.Rules.Privilege;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2098", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0210 pss:seccompProfile_restricted cis-kubernetes:5.6.2",
    Related = "trivy:KSV-0030 trivy:KSV-0104 checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile")]
sealed class IgnoredSeccompAnnotation : Rule<PodContainer>
{
    public override string Title => "Ignored seccomp annotation";

    public override string Message => "Container '{0}' is unconfined, because {1} is ignored; set {2} to RuntimeDefault";

    public override string Why => """
        Before Kubernetes 1.19 an annotation of the pod selected the seccomp profile. Since 1.27 the annotation is ignored, so the container runs without a
        system call filter although the manifest looks hardened, and an attacker can use every system call of the kernel.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tutorials/security/seccomp/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        """;

    public override string? Differences => """
        Some tools accept the annotation. It is valid before 1.19; set `seaworthy_kubernetes_version` for such a cluster.
        """;

    static readonly string[] s_names = ["seccomp.security.alpha.kubernetes.io/pod", "seccomp.security.alpha.kubernetes.io/defaultProfileName"];

    public override void Check(PodContainer container, Report report)
    {
        if (Hardening.LacksSeccomp(container) && Hardening.ReportsEachPiece(container, report) && Of(container) is { } name)
        {
            report.At(container.Seccomp, container.Name, name, container.Seccomp.Spelling)
                .WithFix("Use the default profile of the runtime", f => f.Set(container.Seccomp, "RuntimeDefault"), Safety.Review);
        }
    }

    /// <summary>The annotation that selects the default profile of the runtime, if there is one.</summary>
    internal static string? Of(Container container)
    {
        foreach (var name in s_names)
        {
            if (Says(container.Workload?.Template, name) || Says(container.Workload?.Object?.Root, name))
                return name;
        }
        var own = "container.seccomp.security.alpha.kubernetes.io/" + container.Name;
        return Says(container.Workload?.Template, own) ? own : null;
    }

    static bool Says(ManifestNode? node, string name) =>
        node?.Text("metadata", "annotations", name) is { } text && (text.IsExplicitly("runtime/default") || text.IsExplicitly("docker/default"));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """, name: "[|api|]", metadata: """
            annotations:
              seccomp.security.alpha.kubernetes.io/pod: runtime/default
            """))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              seccompProfile:
                type: RuntimeDefault
            """, metadata: """
            annotations:
              seccomp.security.alpha.kubernetes.io/pod: runtime/default
            """)),
        Good.Kubernetes(Pod("""
            securityContext: { readOnlyRootFilesystem: true }
            """, spec: """
            securityContext: { seccompProfile: { type: RuntimeDefault } }
            """, metadata: """
            annotations: { seccomp.security.alpha.kubernetes.io/pod: runtime/default }
            """)).Because("the field sets the profile"),
    ];
}
