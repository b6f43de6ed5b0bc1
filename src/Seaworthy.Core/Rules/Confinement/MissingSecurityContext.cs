using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2073", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_29 kics:pod_or_container_without_security_context trivy:KSV-0118")]
sealed class MissingSecurityContext : Rule<Pod>
{
    public override string Title => "Neither pod nor container has a security context";

    public override string Message => "Neither the pod of {0} '{1}' nor container '{2}' has a securityContext; add securityContext to the pod";

    public override string Why => """
        Without a security context the defaults of the engine and the cluster decide the user, the capabilities and the seccomp profile, and they can change
        with an upgrade. Separate rules report the single settings; this one is for teams that require the block.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

    public override void Check(Pod workload, Report report)
    {
        if (MissingContainerSecurityContext.IsMissing(workload.Spec) && FirstWithout(workload) is { } container)
            report.At(workload.NameSpan, workload.Kind, workload.Name, container.Name);
    }

    internal static bool IsMissingIn(Workload workload) => FirstWithout(workload) is not null;

    static Container? FirstWithout(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            if (MissingContainerSecurityContext.IsMissing(container.Manifest))
                return container;
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec(name: "[|web|]")),
        Good.Kubernetes(Pod("securityContext: { runAsNonRoot: true }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsNonRoot: true }")),
    ];
}
