using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2057", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:pod_or_container_without_security_context trivy:KSV-0118")]
public sealed class PodWithoutSecurityContext : Rule<Workload>
{
    public override string Title => "Pod has no security context";

    public override string Message => "{0} '{1}' has no securityContext for its pod; write one";

    public override string Why => """
        What the pod says holds for containers that are added later, by hand or by a tool, and for those that say nothing themselves.
        """;

    public override string? Differences => """
        Where a container lacks one too, there is a rule that says so.
        """;

    public override void Check(Workload workload, Report report)
    {
        if (ContainerWithoutSecurityContext.IsMissing(workload.Pod) && !NoSecurityContext.IsMissingIn(workload))
            report.At(workload.NameSpan, workload.Kind, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: [|web|] }
            spec:
              containers: [{ name: api, image: acme/api:1.4.2, securityContext: { runAsNonRoot: true } }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              securityContext: { runAsNonRoot: true }
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
    ];
}
