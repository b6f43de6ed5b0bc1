using static Seaworthy.Rules.Admission.PodSecurityPolicyExamples;

namespace Seaworthy.Rules.Admission;

/// <summary>The fields of a PodSecurityPolicy that admit dangerous pods.</summary>
static class PodSecurityPolicies
{
    const string Ended = " Kubernetes 1.25 removed PodSecurityPolicy; older clusters still enforce the policy.";
    const string Seccomp = "seccomp.security.alpha.kubernetes.io/";

    static readonly string[] s_groups = ["supplementalGroups", "fsGroup"];

    [Rule("SEA8050", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_2 kics:psp_set_to_privileged kics:root_containers_admitted kubescape:C-0213")]
    public static PodSecurityPolicyFlagRule PolicyAllowsPrivileged => new("privileged")
    {
        Title = "PodSecurityPolicy allows privileged containers",
        Message = "PodSecurityPolicy '{0}' allows privileged containers; set {1} to false",
        Why =
            "A privileged container has all capabilities and the devices of the node, so an attacker in a pod that uses the policy takes over " +
            "the node." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
    };

    [Rule("SEA8051", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_5 kics:psp_allows_privilege_escalation kics:root_containers_admitted kubescape:C-0217")]
    public static PodSecurityPolicyFlagRule PolicyAllowsEscalation => new("allowPrivilegeEscalation", isDefault: true)
    {
        Title = "PodSecurityPolicy allows privilege escalation",
        Message = "PodSecurityPolicy '{0}' allows privilege escalation; set {1} to false",
        Why =
            "With privilege escalation, a process of a non-root user can become root through a setuid program of its image. The field is true " +
            "by default, so a policy that omits it allows the escalation." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
    };

    [Rule("SEA8052", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_1 kics:psp_allows_sharing_host_pid kubescape:C-0214")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostPid => new("hostPID")
    {
        Title = "PodSecurityPolicy allows the host PID namespace",
        Message = "PodSecurityPolicy '{0}' allows the PID namespace of the host; set {1} to false",
        Why =
            "In the PID namespace of the host, a container can see every process of the node, read secrets from their environment and, as " +
            "root, signal or trace them." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
    };

    [Rule("SEA8053", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_3 kics:psp_allows_sharing_host_ipc kubescape:C-0215")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostIpc => new("hostIPC")
    {
        Title = "PodSecurityPolicy allows the host IPC namespace",
        Message = "PodSecurityPolicy '{0}' allows the IPC namespace of the host; set {1} to false",
        Why =
            "In the IPC namespace of the host, a container can read and change the shared memory and message queues of processes on the node " +
            "and of other pods that use it." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
    };

    [Rule("SEA8054", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_4 kics:psp_containers_share_host_network_namespace kubescape:C-0216")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostNetwork => new("hostNetwork")
    {
        Title = "PodSecurityPolicy allows the host network",
        Message = "PodSecurityPolicy '{0}' allows the network of the host; set {1} to false",
        Why =
            "In the network of the host, a container can reach services that listen on localhost, such as the kubelet, can capture traffic of " +
            "the node, and is not subject to network policies." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
    };

    [Rule("SEA8055", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_6 kics:root_containers_admitted kubescape:C-0218")]
    public static PodSecurityPolicyRule PolicyAllowsRoot => new(CheckUser)
    {
        Title = "PodSecurityPolicy allows root",
        Message = "PodSecurityPolicy '{0}' allows containers to run as root; set {1} to MustRunAsNonRoot",
        Why =
            "A container that runs as root and escapes through a vulnerability of the runtime or the kernel is root on the node. A user range " +
            "without 0 is as good as MustRunAsNonRoot." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        Differences =
            "A range of users that excludes 0 is accepted; KICS accepts only MustRunAsNonRoot and also requires a read-only root file system. " +
            "Groups, privileged containers and privilege escalation are checked by separate rules.",
        Reported = "runAsUser: { rule: [|RunAsAny|] }",
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy("runAsUser: { rule: MustRunAs, ranges: [{ min: 1000, max: 2000 }] }")),
        ],
    };

    [Rule("SEA8056", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_36 kics:not_limited_capabilities_for_pod_security_policy kubescape:C-0220")]
    public static PodSecurityPolicyRule PolicyAllowsDefaultCapabilities => new(CheckDropped)
    {
        Title = "PodSecurityPolicy drops no capabilities",
        Message = "PodSecurityPolicy '{0}' keeps all default capabilities; set {1} to [ALL]",
        Why =
            "Few programs need a capability, and each one that remains is a privilege of root that an attacker in the container can use. A " +
            "container that needs one can add it if the policy allows it." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        Reported = "requiredDropCapabilities: [|[]|]",
    };

    [Rule("SEA8057", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_7 kics:net_raw_capabilities_disabled_for_psp")]
    public static PodSecurityPolicyRule PolicyAllowsNetRaw => new(CheckNetRaw)
    {
        Title = "PodSecurityPolicy allows NET_RAW",
        Message = "PodSecurityPolicy '{0}' allows raw packets (NET_RAW); add ALL or NET_RAW to {1}",
        Why =
            "With NET_RAW, an attacker in a container can forge ARP and DNS packets and so intercept the traffic of other pods on the same " +
            "network." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        Differences = "KICS also accepts names in lowercase, which the policy does not match.",
        Reported = "requiredDropCapabilities: [|[CHOWN]|]",
        Repaired = "requiredDropCapabilities: [CHOWN, ALL]",
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy("requiredDropCapabilities: [NET_RAW]")),
        ],
    };

    [Rule("SEA8058", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_24 kics:psp_with_added_capabilities kubescape:C-0219")]
    public static PodSecurityPolicyRule PolicyAllowsAddedCapabilities => new(CheckAdded)
    {
        Title = "PodSecurityPolicy allows added capabilities",
        Message = "PodSecurityPolicy '{0}' allows capabilities beyond the default set; remove {1}",
        Why =
            "Capabilities beyond the default set are single privileges of root, and some of them, such as SYS_ADMIN, are enough to escape " +
            "from a container. List a capability only if a workload needs it." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        Reported = "allowedCapabilities: [|[SYS_ADMIN]|]",
    };

    [Rule("SEA8059", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:psp_with_unrestricted_access_to_host_path")]
    public static PodSecurityPolicyRule PolicyAllowsHostPaths => new(CheckHostPaths)
    {
        Title = "PodSecurityPolicy allows writing host paths",
        Message = "PodSecurityPolicy '{0}' allows pods to write host paths; {1}",
        Why =
            "A pod that can write files of the node, such as those of the kubelet or of cron, can take over the node. Paths that are listed " +
            "as read-only, or a list of volumes without hostPath, prevent that." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy("volumes: [configMap, secret]", without: "allowedHostPaths")).Because("the policy does not allow hostPath volumes"),
            Bad.Kubernetes(Policy("allowedHostPaths: [{ pathPrefix: /opt, readOnly: [|false|] }]")).Fixed(Policy()),
            Bad.Kubernetes(Policy(without: "allowedHostPaths", name: "[|web|]")),
            Good.Kubernetes(Policy()),
        ],
    };

    [Rule("SEA8060", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_32")]
    public static PodSecurityPolicyRule PolicyAllowsUnconfinedSeccomp => new(CheckSeccomp)
    {
        Title = "PodSecurityPolicy without a seccomp profile",
        Message = "PodSecurityPolicy '{0}' has no seccomp profile; set seccomp.security.alpha.kubernetes.io/defaultProfileName to runtime/default",
        Why =
            "The default seccomp profile of the runtime blocks system calls that are used to escape from containers, such as those that load " +
            "kernel modules or mount file systems." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy(profiles: "allowedProfileNames: runtime/default")).Because("a pod must use the default profile"),
            Bad.Kubernetes(Policy(profiles: "defaultProfileName: [|unconfined|]")).Fixed(Policy()),
            Good.Kubernetes(Policy()),
        ],
    };

    [Rule("SEA8070", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:root_containers_admitted")]
    public static PodSecurityPolicyRule PolicyAllowsRootGroup => new(CheckGroups)
    {
        Title = "PodSecurityPolicy allows the root group",
        Message = "PodSecurityPolicy '{0}' allows the root group; set {1} to MustRunAs with ranges above 0",
        Why =
            "Many images leave files writable for group 0, and files of the node that belong to it can appear in volumes. A process in that " +
            "group can change them without being root." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Spec("supplementalGroups: { rule: [|RunAsAny|] }", "fsGroup: { rule: [|MustRunAs|], ranges: [{ min: 0, max: 65535 }] }")),
            Good.Kubernetes(Spec(
                "supplementalGroups: { rule: MustRunAs, ranges: [{ min: 1, max: 65535 }] }",
                "fsGroup: { rule: MustRunAs, ranges: [{ min: 1, max: 65535 }] }")),
        ],
    };

    [Rule("SEA8071", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:container_runs_unmasked")]
    public static PodSecurityPolicyRule PolicyAllowsUnmaskedProc => new(CheckProc)
    {
        Title = "PodSecurityPolicy allows an unmasked /proc",
        Message = "PodSecurityPolicy '{0}' allows an unmasked /proc; remove {1} from allowedProcMountTypes",
        Why =
            "Container runtimes mask the parts of /proc that expose or configure the kernel of the node. With an unmasked /proc, an attacker " +
            "in a container can read and change them." + Ended,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Spec("allowedProcMountTypes: [Default, [|Unmasked|]]")).Fixed(Spec("allowedProcMountTypes: [Default]")),
            Good.Kubernetes(Spec("allowedProcMountTypes: [Default]")),
        ],
    };

    static void CheckUser(KubernetesObject item, Report report)
    {
        var rule = item.Root.Text("spec", "runAsUser", "rule");
        if (rule.IsExplicitly("MustRunAsNonRoot") || rule.Written == Written.Unknown)
            return;
        if (rule.IsExplicitly("MustRunAs") && item.Root.Presence("spec", "runAsUser", "ranges").IsWritten && !ReachesRoot(item.Root, "runAsUser"))
            return;
        report.At(rule, item.Name, rule.Spelling).WithFix("Set the rule to MustRunAsNonRoot", f => f.Set(rule, "MustRunAsNonRoot"), Safety.Review);
    }

    static void CheckDropped(KubernetesObject item, Report report)
    {
        var dropped = item.Root.List("spec", "requiredDropCapabilities");
        if (dropped.IsUnset || dropped is { Written: Written.Value, Items.Count: 0 })
            report.At(dropped, item.Name, dropped.Spelling).WithFix("Add ALL to requiredDropCapabilities", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static void CheckNetRaw(KubernetesObject item, Report report)
    {
        var dropped = item.Root.List("spec", "requiredDropCapabilities");
        if (dropped.Lacks(static c => c is "ALL" or "NET_RAW"))
            report.At(dropped, item.Name, dropped.Spelling).WithFix("Add ALL to requiredDropCapabilities", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static void CheckAdded(KubernetesObject item, Report report)
    {
        if (item.Root.List("spec", "allowedCapabilities") is { Written: Written.Value, Items.Count: > 0 } allowed)
            report.At(allowed, item.Name, allowed.Spelling).WithFix("Remove allowedCapabilities", f => f.Remove(allowed), Safety.Review);
    }

    static void CheckHostPaths(KubernetesObject item, Report report)
    {
        if (ForbidsHostPaths(item.Root.List("spec", "volumes")))
            return;
        var paths = item.Root.Presence("spec", "allowedHostPaths");
        if (paths.IsUnset)
            report.At(paths, item.Name, "add the allowed paths to " + paths.Spelling);
        foreach (var path in item.Root.Items("spec", "allowedHostPaths"))
        {
            var isReadOnly = path.BoolOr(false, "readOnly");
            if (isReadOnly.EffectivelyNot(true))
                report.At(isReadOnly, item.Name, "set readOnly to true").WithFix("Set readOnly to true", f => f.Set(isReadOnly, true), Safety.Review);
        }
    }

    // Pods can use only the listed kinds of volumes.
    static bool ForbidsHostPaths(ListSetting volumes)
    {
        foreach (var kind in volumes.Items)
        {
            if (kind.Text is null or "*" or "hostPath")
                return false;
        }
        return volumes.IsKnown && volumes.Items.Count > 0;
    }

    static void CheckSeccomp(KubernetesObject item, Report report)
    {
        var profile = item.Root.Text("metadata", "annotations", Seccomp + "defaultProfileName");
        if (profile.IsUnset && RequiresProfile(item.Root.Text("metadata", "annotations", Seccomp + "allowedProfileNames")))
            return;
        if (profile.IsUnset || (profile.IsKnown && profile.Value is not ("docker/default" or "runtime/default")))
            report.At(profile, item.Name).WithFix("Use runtime/default", f => f.Set(profile, "runtime/default"), Safety.Review);
    }

    // With a list of profiles, a pod that uses none of them is rejected.
    static bool RequiresProfile(Setting<string> allowed)
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

    static void CheckGroups(KubernetesObject item, Report report)
    {
        foreach (var group in s_groups)
        {
            var rule = item.Root.Text("spec", group, "rule");
            if (rule is { Written: Written.Value, IsKnown: true } && (!rule.IsExplicitly("MustRunAs") || ReachesRoot(item.Root, group)))
                report.At(rule, item.Name, rule.Spelling);
        }
    }

    static bool ReachesRoot(ManifestNode root, string field)
    {
        foreach (var range in root.Items("spec", field, "ranges"))
        {
            if (range.Integer("min").IsExplicitly(0))
                return true;
        }
        return false;
    }

    static void CheckProc(KubernetesObject item, Report report)
    {
        foreach (var type in item.Root.List("spec", "allowedProcMountTypes").Items)
        {
            if (type.Text == "Unmasked")
                report.At(type.Location, item.Name, "Unmasked").WithFix("Remove Unmasked", f => f.Remove(type), Safety.Review);
        }
    }
}
