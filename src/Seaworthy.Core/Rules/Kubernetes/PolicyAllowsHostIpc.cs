namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8053", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_3 kics:psp_allows_sharing_host_ipc kubescape:C-0215")]
public sealed class PolicyAllowsHostIpc : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows the host's IPC";

    public override string Message => "Policy '{0}' lets pods share the host's IPC; take {1} out";

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
        if (root.Bool("spec", "hostIPC") is var flag && flag.IsExplicitly(true))
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
              hostIPC: [|true|]
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
              hostIPC: false
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
              hostIPC: false
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
