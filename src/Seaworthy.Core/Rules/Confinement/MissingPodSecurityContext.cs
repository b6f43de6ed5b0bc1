using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2057", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "cis-kubernetes:5.6.3 checkov:CKV_K8S_29 trivy:KSV-0118")]
sealed class MissingPodSecurityContext : Rule<Pod>
{
    public override string Title => "Pod has no security context";

    public override string Message => "{0} '{1}' has no securityContext for its pod; write one";

    public override string Why => """
        What the pod says holds for containers that are added later, by hand or by a tool, and for those that say nothing themselves.
        """;

    public override string? Differences => """
        Where a container lacks one too, there is a rule that says so, and one for pods that stand alone.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Kind != "Pod" && MissingContainerSecurityContext.IsMissing(workload.Spec) && !MissingSecurityContext.IsMissingIn(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers: [{ name: api, image: acme/api:1.4.2, securityContext: { runAsNonRoot: true } }]
            """, name: "[|web|]")),
        Good.Kubernetes(Deployment("securityContext: { runAsNonRoot: true }", pod: "securityContext: { runAsNonRoot: true }")),
    ];
}
