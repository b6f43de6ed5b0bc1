namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8059", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:psp_with_unrestricted_access_to_host_path")]
public sealed class PolicyOpensHostPaths : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy opens the files of the host";

    public override string Message => "Policy '{0}' lets pods write files of the host; {1}";

    public override string Why => """
        Whoever writes files of a node owns it.
        Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null)
            Check(item, item.Root, report);
    }

    static void Check(KubernetesObject item, ManifestNode root, Report report)
    {
        if (ForbidsHostPaths(root.List("spec", "volumes")))
            return;
        var paths = root.Presence("spec", "allowedHostPaths");
        if (paths.IsUnset)
            report.At(paths, item.Name, "list the allowed ones in " + paths.Spelling);
        foreach (var path in root.Items("spec", "allowedHostPaths"))
        {
            var isReadOnly = path.BoolOr(false, "readOnly");
            if (isReadOnly.EffectivelyNot(true))
                report.At(isReadOnly, item.Name, "set readOnly to true").WithFix("Allow reading alone", f => f.Set(isReadOnly, true), Safety.Review);
        }
    }

    // Only the kinds of volumes that it lists may be used.
    static bool ForbidsHostPaths(ListSetting volumes)
    {
        foreach (var kind in volumes.Items)
        {
            if (kind.Text is null or "*" or "hostPath")
                return false;
        }
        return volumes.IsKnown && volumes.Items.Count > 0;
    }

    public override IEnumerable<Example> Examples =>
    [
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
              volumes: [configMap, secret]
            """).Because("no volume may be a path of the host"),
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
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: [|false|] }]
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
        Bad.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: [|web|]
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: runtime/default
            spec:
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
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
