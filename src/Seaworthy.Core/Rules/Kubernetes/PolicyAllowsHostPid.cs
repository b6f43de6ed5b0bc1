namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8052", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_1 kics:psp_allows_sharing_host_pid kubescape:C-0214")]
public sealed class PolicyAllowsHostPid : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows the host's processes";

    public override string Message => "Policy '{0}' lets pods see the host's processes; take {1} out";

    public override string Why => """
        Whoever may use the policy may take over the node.
        Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null)
            Check(item, item.Root, report);
    }

    static void Check(KubernetesObject item, ManifestNode root, Report report)
    {
        if (root.Bool("spec", "hostPID") is var flag && flag.IsExplicitly(true))
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
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
              hostPID: [|true|]
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
              hostPID: false
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
              hostPID: false
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
