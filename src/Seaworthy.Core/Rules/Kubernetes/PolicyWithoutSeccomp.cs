namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8060", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_32")]
public sealed class PolicyWithoutSeccomp : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy without a seccomp profile";

    public override string Message => "Policy '{0}' gives containers every system call; set the annotation seccomp.security.alpha.kubernetes.io/defaultProfileName to runtime/default";

    public override string Why => """
        The default profile takes away the system calls that break out of containers.
        Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null)
            Check(item, item.Root, report);
    }

    static void Check(KubernetesObject item, ManifestNode root, Report report)
    {
        var profile = root.Text("metadata", "annotations", "seccomp.security.alpha.kubernetes.io/defaultProfileName");
        if (profile.IsUnset && AsksForProfile(root.Text("metadata", "annotations", "seccomp.security.alpha.kubernetes.io/allowedProfileNames")))
            return;
        if (profile.IsUnset || profile.IsKnown && profile.Value is not ("docker/default" or "runtime/default"))
            report.At(profile, item.Name).WithFix("Use the default profile", f => f.Set(profile, "runtime/default"), Safety.Review);
    }

    // With a list of profiles, a pod that names none of them is refused.
    static bool AsksForProfile(Setting<string> allowed)
    {
        if (!allowed.IsKnown)
            return !allowed.IsUnset;
        if (allowed.IsUnset || string.IsNullOrWhiteSpace(allowed.Value))
            return false;
        foreach (var name in allowed.Value!.Split(','))
        {
            if (name.Trim() is "*" or "unconfined")
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Good.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
              annotations:
                seccomp.security.alpha.kubernetes.io/allowedProfileNames: runtime/default
            spec:
              allowPrivilegeEscalation: false
              requiredDropCapabilities: [ALL]
              runAsUser: { rule: MustRunAsNonRoot }
              allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """).Because("a pod has to name the default profile"),
        Bad.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
              annotations:
                seccomp.security.alpha.kubernetes.io/defaultProfileName: [|unconfined|]
            spec:
              allowPrivilegeEscalation: false
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
