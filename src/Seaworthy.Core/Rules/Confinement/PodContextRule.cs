using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

/// <summary>The family of rules about a pod without a security context, whose containers have one. Message: 0 kind, 1 name.</summary>
sealed class PodContextRule(bool isBare) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        if (workload.Kind == "Pod" == isBare && MissingContainerSecurityContext.IsMissing(workload.Spec) && !MissingSecurityContext.IsMissingIn(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    [Rule("SEA2057", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_29 trivy:KSV-0118")]
    public static PodContextRule MissingPodSecurityContext => new(isBare: false)
    {
        Title = "Pod has no security context",
        Message = "{0} '{1}' has no pod-level securityContext; add securityContext to its pod template",
        Why = """
            The pod-level security context applies to containers that set none themselves, and to those that a webhook, a sidecar injector or `kubectl debug`
            adds later. Without it they run with the defaults of the cluster.
            """,
        Sources = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod",
        Differences = """
            If a container lacks one as well, or the manifest is a bare Pod, a separate rule reports it.
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
                template:
                  spec:
                    containers: [{ name: api, image: acme/api:1.4.2, securityContext: { runAsNonRoot: true } }]
                """, name: "[|web|]")),
            Good.Kubernetes(Deployment("securityContext: { runAsNonRoot: true }", pod: "securityContext: { runAsNonRoot: true }")),
        ],
    };

    [Rule("SEA2078", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_29 kics:pod_or_container_without_security_context trivy:KSV-0118")]
    public static PodContextRule MissingBarePodSecurityContext => new(isBare: true)
    {
        Title = "Bare pod has no security context",
        Message = "Pod '{1}' has no pod-level securityContext; add spec.securityContext",
        Why = """
            The pod-level security context applies to containers that set none themselves, and to those that are added later, such as an ephemeral container
            of `kubectl debug`. Without it they run with the defaults of the cluster.
            """,
        Sources = "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod",
        Differences = """
            If a container lacks one as well, a separate rule reports it.
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Manifest("v1", "Pod", "containers: [{ name: api, image: acme/api:1.4.2, securityContext: { runAsNonRoot: true } }]", name: "[|web|]")),
            Good.Kubernetes(PodSpec("securityContext: { runAsNonRoot: true }")),
        ],
    };
}
