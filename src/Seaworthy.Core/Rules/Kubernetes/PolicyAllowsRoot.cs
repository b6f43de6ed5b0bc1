namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8055", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_6 kics:root_containers_admitted kubescape:C-0218")]
public sealed class PolicyAllowsRoot : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows root";

    public override string Message => "Policy '{0}' lets containers run as root; set {1} to MustRunAsNonRoot";

    public override string Why => """
        A container that runs as root and gets out of its bounds is root on the node.
        Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.
        """;

    public override string? Differences => """
        A range of users that leaves out 0 is enough; for KICS only MustRunAsNonRoot is, and a read-only root file system is a fault to it. Groups, privileged containers and privilege escalation have rules
        of their own.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null)
            Check(item, item.Root, report);
    }

    static void Check(KubernetesObject item, ManifestNode root, Report report)
    {
        var rule = root.Text("spec", "runAsUser", "rule");
        if (rule.IsExplicitly("MustRunAsNonRoot") || rule.Written == Written.Unknown)
            return;
        if (rule.IsExplicitly("MustRunAs"))
        {
            var reachesRoot = !root.Presence("spec", "runAsUser", "ranges").IsWritten;
            foreach (var range in root.Items("spec", "runAsUser", "ranges"))
                reachesRoot |= range.Integer("min").IsExplicitly(0);
            if (!reachesRoot)
                return;
        }
        report.At(rule, item.Name, rule.Spelling).WithFix("Forbid root", f => f.Set(rule, "MustRunAsNonRoot"), Safety.Review);
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
              runAsUser: { rule: [|RunAsAny|] }
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
              runAsUser: { rule: MustRunAs, ranges: [{ min: 1000, max: 2000 }] }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """),
    ];
}
