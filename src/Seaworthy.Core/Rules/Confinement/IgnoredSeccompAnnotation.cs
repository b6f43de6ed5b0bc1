using Seaworthy.Rules.Privilege;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2098", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0210 pss:seccompProfile_restricted cis-kubernetes:5.6.2",
    Related = "trivy:KSV-0030 trivy:KSV-0104 checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile")]
sealed class IgnoredSeccompAnnotation : Rule<PodContainer>
{
    public override string Title => "System call filter stands in an annotation that nobody reads";

    public override string Message => "Container '{0}' runs without a system call filter, as Kubernetes no longer reads the annotation {1}; set {2} to " +
        "RuntimeDefault";

    public override string Why => """
        Before Kubernetes 1.19 the profile was named in an annotation of the pod. From 1.27 on nobody reads it, so that the pod runs unconfined although its author meant it not to.
        """;

    public override string? Differences => """
        Some peers are content with the annotation. Before 1.19 it is what counts; such a release can be named with `seaworthy_kubernetes_version`.
        """;

    static readonly string[] s_names = ["seccomp.security.alpha.kubernetes.io/pod", "seccomp.security.alpha.kubernetes.io/defaultProfileName"];

    public override void Check(PodContainer container, Report report)
    {
        if (Hardening.LacksSeccomp(container) && Hardening.ReportsEachPiece(container, report) && Of(container) is { } name)
        {
            report.At(container.Seccomp, container.Name, name, container.Seccomp.Spelling)
                .WithFix("Use the engine's default profile", f => f.Set(container.Seccomp, "RuntimeDefault"), Safety.Review);
        }
    }

    /// <summary>The annotation of the pod that names the engine's default profile, or none.</summary>
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
            """)).Because("the field says it too"),
    ];
}
