using static Seaworthy.Rules.Admission.PodSecurityPolicyExamples;

namespace Seaworthy.Rules.Admission;

/// <summary>What a PodSecurityPolicy should forbid.</summary>
static class PodSecurityPolicies
{
    const string Ended = "Pod security policies ended with Kubernetes 1.25; clusters that still have one decide by it who may run what.";
    const string TakesNode = "Whoever may use the policy may take over the node.\n";
    const string Seccomp = "seccomp.security.alpha.kubernetes.io/";

    static readonly string[] s_groups = ["supplementalGroups", "fsGroup"];

    [Rule("SEA8050", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_2 kics:psp_set_to_privileged kics:root_containers_admitted kubescape:C-0213")]
    public static PodSecurityPolicyFlagRule PolicyAllowsPrivileged => new("privileged")
    {
        Title = "Pod security policy allows privileged containers",
        Message = "Policy '{0}' lets pods be privileged; take {1} out",
        Why = TakesNode + Ended,
    };

    [Rule("SEA8051", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_5 kics:psp_allows_privilege_escalation kics:root_containers_admitted kubescape:C-0217")]
    public static PodSecurityPolicyFlagRule PolicyAllowsEscalation => new("allowPrivilegeEscalation", isDefault: true)
    {
        Title = "Pod security policy allows privilege escalation",
        Message = "Policy '{0}' lets processes gain rights; set {1} to false",
        Why = "A process that may gain rights becomes root through any setuid program of its image.\n" + Ended,
    };

    [Rule("SEA8052", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_1 kics:psp_allows_sharing_host_pid kubescape:C-0214")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostPid => new("hostPID")
    {
        Title = "Pod security policy allows the host's processes",
        Message = "Policy '{0}' lets pods see the host's processes; take {1} out",
        Why = TakesNode + Ended,
    };

    [Rule("SEA8053", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_3 kics:psp_allows_sharing_host_ipc kubescape:C-0215")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostIpc => new("hostIPC")
    {
        Title = "Pod security policy allows the host's IPC",
        Message = "Policy '{0}' lets pods share the host's IPC; take {1} out",
        Why = TakesNode + Ended,
    };

    [Rule("SEA8054", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_4 kics:psp_containers_share_host_network_namespace kubescape:C-0216")]
    public static PodSecurityPolicyFlagRule PolicyAllowsHostNetwork => new("hostNetwork")
    {
        Title = "Pod security policy allows the host's network",
        Message = "Policy '{0}' lets pods use the host's network; take {1} out",
        Why = TakesNode + Ended,
    };

    [Rule("SEA8055", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_6 kics:root_containers_admitted kubescape:C-0218")]
    public static PodSecurityPolicyRule PolicyAllowsRoot => new(CheckUser)
    {
        Title = "Pod security policy allows root",
        Message = "Policy '{0}' lets containers run as root; set {1} to MustRunAsNonRoot",
        Why = "A container that runs as root and gets out of its bounds is root on the node.\n" + Ended,
        Differences =
            "A range of users that leaves out 0 is enough; for KICS only MustRunAsNonRoot is, and a read-only root file system is a fault to it. " +
            "Groups, privileged containers and privilege escalation have rules\nof their own.",
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
        Title = "Pod security policy drops no capabilities",
        Message = "Policy '{0}' leaves containers all default capabilities; set {1} to ALL",
        Why = "Few programs need any capability. What a policy does not take away, every container has.\n" + Ended,
        Reported = "requiredDropCapabilities: [|[]|]",
    };

    [Rule("SEA8057", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_7 kics:net_raw_capabilities_disabled_for_psp")]
    public static PodSecurityPolicyRule PolicyAllowsNetRaw => new(CheckNetRaw)
    {
        Title = "Pod security policy keeps NET_RAW",
        Message = "Policy '{0}' lets containers make raw packets; add ALL or NET_RAW to {1}",
        Why = "With raw packets a container answers for others in its network.\n" + Ended,
        Differences = "KICS takes names in small letters too, which the policy does not know.",
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
        Title = "Pod security policy allows more capabilities",
        Message = "Policy '{0}' lets containers have more capabilities than the default; take {1} out",
        Why = "Capabilities beyond the default set are rights of root, one by one.\n" + Ended,
        Reported = "allowedCapabilities: [|[SYS_ADMIN]|]",
    };

    [Rule("SEA8059", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:psp_with_unrestricted_access_to_host_path")]
    public static PodSecurityPolicyRule PolicyAllowsHostPaths => new(CheckHostPaths)
    {
        Title = "Pod security policy opens the files of the host",
        Message = "Policy '{0}' lets pods write files of the host; {1}",
        Why = "Whoever writes files of a node owns it.\n" + Ended,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy("volumes: [configMap, secret]", without: "allowedHostPaths")).Because("no volume may be a path of the host"),
            Bad.Kubernetes(Policy("allowedHostPaths: [{ pathPrefix: /opt, readOnly: [|false|] }]")).Fixed(Policy()),
            Bad.Kubernetes(Policy(without: "allowedHostPaths", name: "[|web|]")),
            Good.Kubernetes(Policy()),
        ],
    };

    [Rule("SEA8060", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV_K8S_32")]
    public static PodSecurityPolicyRule PolicyAllowsUnconfinedSeccomp => new(CheckSeccomp)
    {
        Title = "Pod security policy without a seccomp profile",
        Message =
            "Policy '{0}' gives containers every system call; set the annotation " +
            "seccomp.security.alpha.kubernetes.io/defaultProfileName to runtime/default",
        Why = "The default profile takes away the system calls that break out of containers.\n" + Ended,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Policy(profiles: "allowedProfileNames: runtime/default")).Because("a pod has to name the default profile"),
            Bad.Kubernetes(Policy(profiles: "defaultProfileName: [|unconfined|]")).Fixed(Policy()),
            Good.Kubernetes(Policy()),
        ],
    };

    [Rule("SEA8070", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:root_containers_admitted")]
    public static PodSecurityPolicyRule PolicyAllowsRootGroup => new(CheckGroups)
    {
        Title = "Pod security policy allows the root group",
        Message = "Policy '{0}' lets containers belong to the group of root; set {1} to MustRunAs with ranges above 0",
        Why = "Files of the group 0 are root's, and many images leave them writable for it. A process that is in the group needs no root to change them.",
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
        Title = "Pod security policy allows an unmasked /proc",
        Message = "Policy '{0}' lets containers see all of the node's /proc; take {1} out",
        Why = "Engines hide the parts of /proc that tell of the node and steer its kernel. Unmasked takes that away.",
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
        report.At(rule, item.Name, rule.Spelling).WithFix("Forbid root", f => f.Set(rule, "MustRunAsNonRoot"), Safety.Review);
    }

    static void CheckDropped(KubernetesObject item, Report report)
    {
        var dropped = item.Root.List("spec", "requiredDropCapabilities");
        if (dropped.IsUnset || dropped is { Written: Written.Value, Items.Count: 0 })
            report.At(dropped, item.Name, dropped.Spelling).WithFix("Drop all", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static void CheckNetRaw(KubernetesObject item, Report report)
    {
        var dropped = item.Root.List("spec", "requiredDropCapabilities");
        if (dropped.Lacks(static c => c is "ALL" or "NET_RAW"))
            report.At(dropped, item.Name, dropped.Spelling).WithFix("Drop all", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static void CheckAdded(KubernetesObject item, Report report)
    {
        if (item.Root.List("spec", "allowedCapabilities") is { Written: Written.Value, Items.Count: > 0 } allowed)
            report.At(allowed, item.Name, allowed.Spelling).WithFix("Allow no more", f => f.Remove(allowed), Safety.Review);
    }

    static void CheckHostPaths(KubernetesObject item, Report report)
    {
        if (ForbidsHostPaths(item.Root.List("spec", "volumes")))
            return;
        var paths = item.Root.Presence("spec", "allowedHostPaths");
        if (paths.IsUnset)
            report.At(paths, item.Name, "list the allowed ones in " + paths.Spelling);
        foreach (var path in item.Root.Items("spec", "allowedHostPaths"))
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

    static void CheckSeccomp(KubernetesObject item, Report report)
    {
        var profile = item.Root.Text("metadata", "annotations", Seccomp + "defaultProfileName");
        if (profile.IsUnset && RequiresProfile(item.Root.Text("metadata", "annotations", Seccomp + "allowedProfileNames")))
            return;
        if (profile.IsUnset || (profile.IsKnown && profile.Value is not ("docker/default" or "runtime/default")))
            report.At(profile, item.Name).WithFix("Use the default profile", f => f.Set(profile, "runtime/default"), Safety.Review);
    }

    // With a list of profiles, a pod that names none of them is refused.
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
                report.At(type.Location, item.Name, "Unmasked").WithFix("Forbid it", f => f.Remove(type), Safety.Review);
        }
    }
}
