namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8051", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_5 kics:psp_allows_privilege_escalation kics:root_containers_admitted kubescape:C-0217")]
public sealed class PolicyAllowsEscalation : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows privilege escalation";

    public override string Message => "Policy '{0}' lets processes gain rights; set {1} to false";

    public override string Why => """
        A process that may gain rights becomes root through any setuid program of its image.
        Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null)
            Check(item, item.Root, report);
    }

    static void Check(KubernetesObject item, ManifestNode root, Report report)
    {
        if (root.BoolOr(true, "spec", "allowPrivilegeEscalation") is var flag && flag.EffectivelyNot(false))
            report.At(flag, item.Name, flag.Spelling).WithFix("Forbid it", f => f.Set(flag, false), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            spec:
              allowPrivilegeEscalation: [|true|]
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """)
            .Fixed("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            spec:
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """),
        Good.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            spec:
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """),
    ];
}
