using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2078", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_29 kics:pod_or_container_without_security_context trivy:KSV-0118")]
sealed class MissingBarePodSecurityContext : Rule<Pod>
{
    public override string Title => "Bare pod has no security context";

    public override string Message => "Pod '{0}' has no securityContext of its own; write one";

    public override string Why => """
        What the pod says holds for its containers and for what is added to it later, a debugging container for one.
        """;

    public override string? Differences => """
        Where a container lacks one too, there is a rule that says so.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Kind == "Pod" && MissingContainerSecurityContext.IsMissing(workload.Spec) && !MissingSecurityContext.IsMissingIn(workload))
            report.At(workload.NameSpan, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("v1", "Pod", "containers: [{ name: api, image: acme/api:1.4.2, securityContext: { runAsNonRoot: true } }]", name: "[|web|]")),
        Good.Kubernetes(PodSpec("securityContext: { runAsNonRoot: true }")),
    ];
}
