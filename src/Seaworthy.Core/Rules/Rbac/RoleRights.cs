using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>Permissions that lead to those of an administrator, in roles: CIS Kubernetes 5.1.2 to 5.1.13, then others.</summary>
static class RoleRights
{
    const string Read = "get list watch";
    const string Change = "create update patch delete deletecollection impersonate";

    static readonly Right s_readSecrets = Right.ByName("core", "secrets", Read);
    static readonly Right s_connect = Right.Of("core", "pods/exec pods/attach pods/portforward", "create");

    [Rule("SEA8304", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0041 trivy:KSV-0113 kics:rbac_roles_with_read_secrets_permissions cis-kubernetes:5.1.2")]
    public static RoleRule RoleReadsSecrets => new(Right.ByName("core", "secrets", Read))
    {
        Title = "Role reads Secrets",
        Message = "{0} '{1}' allows {2} on {3}; set resourceNames or remove this permission",
        Why =
            "Secrets contain passwords and tokens of other service accounts. `list` and `watch` return their contents too, so each of the three " +
            "verbs is enough to read them. It is acceptable for operators and secret controllers that need all Secrets.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets",
        Differences =
            "A rule with resourceNames grants only the named Secrets and is not reported. Another rule reports a rule that changes Secrets but " +
            "does not read them.",
        UnlessNamed = true,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "secrets", "get")).Replace("name: helper", "name: system:helper"))
                .Because("roles with the prefix system: belong to Kubernetes itself"),
        ],
    };

    [Rule("SEA8370", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0041 trivy:KSV-0113")]
    public static RoleRule RoleChangesSecrets => new(Right.ByName("core", "secrets", Change))
    {
        Title = "Role changes Secrets",
        Message = "{0} '{1}' allows {2} on {3}; set resourceNames or remove this permission",
        Why =
            "A subject that can write Secrets can replace the passwords and certificates that workloads use. It can also create a Secret of type " +
            "service-account-token, which Kubernetes fills with the token of the named account. It is acceptable for operators that manage " +
            "Secrets.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens",
        Differences =
            "A rule with resourceNames grants only the named Secrets and is not reported. Another rule reports a rule that also reads Secrets.",
        UnlessNamed = true,
        Excuses = static rule => rule.Grants(s_readSecrets) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "secrets", "get create"))).Because("another rule reports a role that also reads Secrets"),
        ],
    };

    [Rule("SEA8305", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0048")]
    public static RoleRule RoleManagesWorkloads => new(
        Right.ByName("apps core batch extensions", "deployments daemonsets statefulsets replicasets replicationcontrollers jobs cronjobs", Change),
        Right.ByName("core", "pods", "update patch delete deletecollection"))
    {
        Title = "Role changes workloads",
        Message = "{0} '{1}' allows {2} on {3}, which can mount any Secret; remove this permission from 'rules'",
        Why =
            "A subject that can change a workload can run any image in it, as any service account of the namespace and with any of its Secrets " +
            "mounted. It is acceptable for deployment tools and controllers that manage workloads.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation",
    };

    [Rule("SEA8306", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:permissive_access_to_create_pods cis-kubernetes:5.1.4")]
    public static RoleRule RoleCreatesPods => new(Right.Of("core", "pods", "create"))
    {
        Title = "Role creates pods",
        Message = "{0} '{1}' allows {2} on {3}, which can mount any Secret; remove this permission from 'rules'",
        Why =
            "A subject that can create a pod can mount any Secret of the namespace, run as any of its service accounts, and run privileged on the " +
            "node unless a policy forbids it. It is acceptable for CI runners and controllers that create pods.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation",
        Differences = "RBAC supports `*` only as a whole word. Another rule reports words such as p*, which KICS treats as pods.",
    };

    [Rule("SEA8309", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0043 kics:rbac_roles_with_impersonate_permission cis-kubernetes:5.1.8")]
    public static RoleRule RoleImpersonates => new(
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts userextras uids", "impersonate") with { TakesAnyVerb = false })
    {
        Title = "Role impersonates others",
        Message = "{0} '{1}' allows {2} on {3}, which allows acting as an administrator; remove this permission from 'rules'",
        Why =
            "A subject that can impersonate users or groups can act as an administrator. It is acceptable for proxies that authenticate users " +
            "themselves, and for administrators who use it instead of a permanent cluster-admin binding.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb",
        Differences =
            "The verb has a meaning only for users, groups, service accounts, user IDs and extra fields. On other resources it grants nothing.",
        InCluster = true,
    };

    [Rule("SEA8310", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_158 cis-kubernetes:5.1.8")]
    public static RoleRule RoleEscalates => new(Right.Of("rbac.authorization.k8s.io", "roles clusterroles", "escalate"))
    {
        Title = "Role escalates its permissions",
        Message = "{0} '{1}' allows {2} on {3}, which bypasses RBAC limits; remove this permission from 'rules'",
        Why =
            "Kubernetes rejects a role with more permissions than its author has, unless the author can `escalate` roles. A subject with this " +
            "verb can therefore become an administrator. Only operators that manage RBAC need it.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb",
        InCluster = true,
    };

    [Rule("SEA8321", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_157 cis-kubernetes:5.1.8")]
    public static RoleRule RoleBinds => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind impersonate"))
    {
        Title = "Role binds any role",
        Message = "{0} '{1}' allows {2} on {3}, which bypasses RBAC limits; remove this permission from 'rules'",
        Why =
            "Kubernetes rejects a binding to a role with more permissions than its author has, unless the author can `bind` the role. A subject " +
            "with this verb can therefore grant itself any role. Only operators that manage RBAC need it.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(ClusterRole(Allow("rbac.authorization.k8s.io", "[|clusterroles|]", "bind"))),
        ],
    };

    [Rule("SEA8319", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
    public static RoleRule RoleCreatesPersistentVolumes => new(Right.ByName("core", "persistentvolumes", "create"))
    {
        Title = "Role creates PersistentVolumes",
        Message = "{0} '{1}' allows {2} on {3}, which can be hostPath volumes; use PersistentVolumeClaims",
        Why =
            "A PersistentVolume can be a hostPath, so a pod that uses it gets the file system of the node. This bypasses policies that forbid " +
            "hostPath volumes in pods. Only storage provisioners and administrators need the permission.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation",
        InCluster = true,
    };

    [Rule("SEA8315", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0047 cis-kubernetes:5.1.10")]
    public static RoleRule RoleProxiesNodes => new(Right.ByName("core", "nodes/proxy", "get create"))
    {
        Title = "Role uses the kubelet API",
        Message = "{0} '{1}' allows {2} on {3}, which runs commands in any pod; use nodes/metrics or nodes/stats",
        Why =
            "The kubelet API runs commands in every container of the node and bypasses admission control and audit logging. `get` is enough, " +
            "because the commands run over WebSockets. Monitoring needs only nodes/metrics or nodes/stats.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes",
        InCluster = true,
        MoreExamples = static () =>
        [
            Good.Kubernetes(ClusterRole(Allow("core", "nodes nodes/metrics", "get"))),
        ],
    };

    [Rule("SEA8316", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0114 checkov:CKV_K8S_155 cis-kubernetes:5.1.12")]
    public static RoleRule RoleManagesWebhooks => new(
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", Change))
    {
        Title = "Role changes admission webhooks",
        Message = "{0} '{1}' allows {2} on {3}, which can read API requests; set resourceNames",
        Why =
            "A webhook receives every object that matches its rules, Secrets included, and a mutating webhook can change it. Deleting a webhook " +
            "disables the policies that it enforces. Operators need the permission only for their own webhook, by name.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks",
        // An operator that renews the certificate of its own webhook is limited to this webhook.
        UnlessNamed = true,
        InCluster = true,
    };

    [Rule("SEA8318", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
    public static RoleRule RoleCreatesTokens => new(Right.ByName("core", "serviceaccounts/token", "create"))
    {
        Title = "Role creates service account tokens",
        Message = "{0} '{1}' allows {2} on {3}; set resourceNames or remove this permission",
        Why =
            "With a token a subject can use all permissions of the service account until the token expires. It is acceptable for named accounts, " +
            "for example when a CI system requests short-lived tokens.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request",
        UnlessNamed = true,
    };

    [Rule("SEA8307", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:rolePodExecAttach polaris:clusterrolePodExecAttach trivy:KSV-0053 trivy:KSV-0054 kics:rbac_roles_with_exec_permission " +
            "kics:rbac_roles_with_attach_permission sonar:S6868")]
    public static RoleRule RoleExecsIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create"))
    {
        Title = "Role runs commands in containers",
        Message = "{0} '{1}' allows {2} on {3}, which runs commands in any container; remove this permission from 'rules'",
        Why =
            "A shell in a container has its Secrets, its token and its connections, and changes made in it are in no manifest. Grant it for " +
            "debugging in test namespaces, and in production only for a limited time.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Exec%20into%20container/",
        Differences =
            "Another rule reports `get` without `create`, which is enough before Kubernetes 1.35. A rule for all resources is reported too; KICS " +
            "does not report it.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(ClusterRole(Allow("core", "[|pods/attach|]", "*"))),
        ],
    };

    [Rule("SEA8371", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:rolePodExecAttach polaris:clusterrolePodExecAttach")]
    public static RoleRule RoleExecsWithGet => new(
        Right.Of("core", "pods/exec pods/attach pods/portforward", "get") with { TakesAnyVerb = false })
    {
        Title = "Role opens shells or ports with get",
        Message = "{0} '{1}' allows {2} on {3}, which opens shells or ports before Kubernetes 1.35; remove this permission from 'rules'",
        Why =
            "A WebSocket connection starts with an HTTP GET, so up to Kubernetes 1.34 `get` on these resources is as good as `create`. Later " +
            "versions require `create`, unless the feature gate AuthorizePodWebsocketUpgradeCreatePermission is disabled; `get` has no use there.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
        Excuses = static rule => rule.Grants(s_connect) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "pods/exec", "get create"))).Because("another rule reports create"),
        ],
    };

    [Rule("SEA8308", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:rbac_roles_with_portforwarding_permissions")]
    public static RoleRule RoleForwardsPorts => new(Right.ByName("core", "pods/portforward", "create"))
    {
        Title = "Role forwards ports into pods",
        Message = "{0} '{1}' allows {2} on {3}, which bypasses network policies; remove this permission from 'rules'",
        Why =
            "A forwarded port goes through the API server to the inside of the pod. It bypasses network policies and also reaches ports that " +
            "listen only on localhost. Grant it for debugging in test namespaces.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
        Differences = "Another rule reports `get` without `create`, which is enough before Kubernetes 1.35.",
    };

    [Rule("SEA8312", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0042")]
    public static RoleRule RoleDeletesLogsOrEvents => new(Right.ByName("core events.k8s.io", "pods/log events", "delete deletecollection"))
    {
        Title = "Role deletes logs or events",
        Message = "{0} '{1}' allows {2} on {3}, which can be evidence of an intrusion; remove this permission from 'rules'",
        Why =
            "Events and logs show failed probes, created pods and other traces of an intrusion. An attacker who can delete them hides these " +
            "traces. Applications normally do not delete events, because they expire after an hour by default.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Delete%20K8S%20events/",
    };

    [Rule("SEA8313", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0049 trivy:KSV-0115")]
    public static RoleRule RoleManagesConfigMaps => new(Right.ByName("core", "configmaps", Change))
    {
        Title = "Role changes ConfigMaps",
        Message = "{0} '{1}' allows {2} on {3}, including 'coredns' and 'aws-auth'; set resourceNames to other ConfigMaps",
        Why =
            "In `kube-system`, ConfigMaps contain the DNS configuration (`coredns`) and, on EKS, the mapping of IAM identities to groups " +
            "(`aws-auth`). A subject that can change them can redirect names or become an administrator. In other namespaces they configure the " +
            "applications.",
        Sources =
            "https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers " +
            "https://docs.aws.amazon.com/eks/latest/userguide/auth-configmap.html",
        Differences = "A rule with resourceNames is reported only if it names `coredns` or `aws-auth`.",
        // A controller writes its lock or its state.
        Excuses = static rule => rule.HasNames && !AccessRule.Has(rule.Names, "aws-auth") && !AccessRule.Has(rule.Names, "coredns"),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Role(Allow("core", "[|configmaps|]", "update", "aws-auth"))),
            Good.Kubernetes(Role(Allow("core", "configmaps", "update", "leader"))).Because("it is limited to one ConfigMap of the workload"),
        ],
    };

    [Rule("SEA8314", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0056")]
    public static RoleRule RoleManagesNetwork => new(
        Right.ByName("core networking.k8s.io discovery.k8s.io extensions", "services endpoints endpointslices networkpolicies ingresses", Change))
    {
        Title = "Role changes the network",
        Message = "{0} '{1}' allows {2} on {3}, which can redirect or expose traffic; remove this permission from 'rules'",
        Why =
            "A subject that can change Services, endpoints or Ingresses can redirect traffic to its own pod and read it. One that can change " +
            "network policies can open connections that they block. It is acceptable for ingress and service mesh controllers, and for deployment " +
            "tools.",
        Sources =
            "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#write-access-for-endpoints " +
            "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
    };
}
