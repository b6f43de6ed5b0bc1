using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>Rights that lead to those of an administrator, in roles: CIS Kubernetes 5.1.2 to 5.1.13, then others.</summary>
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
        Message = "{0} '{1}' may {2} {3}",
        Why =
            "Secrets hold the passwords of everything else, and the tokens of other service accounts. Whoever may `list` or `watch` them reads all of " +
            "them.",
        Differences =
            "A rule that names the Secrets that it is for gives no more than it needs, and is not reported. One that changes Secrets and does not read " +
            "them has a rule of its own.",
        UnlessNamed = true,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "secrets", "get")).Replace("name: helper", "name: system:helper"))
                .Because("Kubernetes writes the roles of its own components"),
        ],
    };

    [Rule("SEA8370", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0041 trivy:KSV-0113")]
    public static RoleRule RoleChangesSecrets => new(Right.ByName("core", "secrets", Change))
    {
        Title = "Role changes Secrets",
        Message = "{0} '{1}' may {2} {3}",
        Why =
            "Who writes a Secret says which password a program uses and whom it trusts, and one of the type service-account-token is filled with the " +
            "token of the account that it names.",
        Differences =
            "A rule that names the Secrets that it is for gives no more than it needs, and is not reported. One that reads Secrets too has a rule of " +
            "its own.",
        UnlessNamed = true,
        Excuses = static rule => rule.Grants(s_readSecrets) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "secrets", "get create"))).Because("reading too has a rule of its own"),
        ],
    };

    [Rule("SEA8305", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0048")]
    public static RoleRule RoleManagesWorkloads => new(
        Right.ByName("apps core batch extensions", "deployments daemonsets statefulsets replicasets replicationcontrollers jobs cronjobs", Change),
        Right.ByName("core", "pods", "update patch delete deletecollection"))
    {
        Title = "Role changes workloads",
        Message = "{0} '{1}' may {2} {3}, and so run what it likes with the accounts and Secrets of the namespace",
        Why = "Whoever may change a workload may run any image in it, as any service account of the namespace, with any of its Secrets mounted.",
    };

    [Rule("SEA8306", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:permissive_access_to_create_pods cis-kubernetes:5.1.4")]
    public static RoleRule RoleCreatesPods => new(Right.Of("core", "pods", "create"))
    {
        Title = "Role creates pods",
        Message = "{0} '{1}' may {2} {3}, and so run pods with the accounts and Secrets of the namespace",
        Why =
            "Whoever may create a pod may mount any Secret of the namespace into it, run it as any service account, and where nothing forbids it, " +
            "privileged on the host.",
        Differences = "A star is a pattern to Kubernetes only where it stands alone; words such as p*, which KICS takes for pods, have a rule of their own.",
    };

    [Rule("SEA8309", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0043 kics:rbac_roles_with_impersonate_permission cis-kubernetes:5.1.8")]
    public static RoleRule RoleImpersonates => new(
        Right.Of("core authentication.k8s.io", "users groups serviceaccounts userextras uids", "impersonate") with { TakesAnyVerb = false })
    {
        Title = "Role acts as others",
        Message = "{0} '{1}' may {2} {3}, and so do all that they may",
        Why = "Whoever may impersonate users or groups is `system:masters` if he wants to, and the audit log names somebody else.",
        Differences = "The verb means something for users, groups, service accounts, user ids and extra fields alone; on other resources it gives nothing.",
        InCluster = true,
    };

    [Rule("SEA8310", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_158 cis-kubernetes:5.1.8")]
    public static RoleRule RoleEscalates => new(Right.Of("rbac.authorization.k8s.io", "roles clusterroles", "escalate"))
    {
        Title = "Role gives itself more rights",
        Message = "{0} '{1}' may {2} {3}, and so give itself any right",
        Why = "Kubernetes lets nobody write a role with more rights than he has, unless he may `escalate` roles.",
        InCluster = true,
    };

    [Rule("SEA8321", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KSV-0050 kics:rbac_roles_allow_privilege_escalation checkov:CKV_K8S_157 cis-kubernetes:5.1.8")]
    public static RoleRule RoleBinds => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind impersonate"))
    {
        Title = "Role gives away roles that it does not have",
        Message = "{0} '{1}' may {2} {3}, and so give anybody any role",
        Why = "Kubernetes lets nobody bind a role with rights that he does not have himself, unless he may `bind` it.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(ClusterRole(Allow("rbac.authorization.k8s.io", "[|clusterroles|]", "bind"))),
        ],
    };

    [Rule("SEA8319", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
    public static RoleRule RoleCreatesPersistentVolumes => new(Right.ByName("core", "persistentvolumes", "create"))
    {
        Title = "Role makes volumes of the host",
        Message = "{0} '{1}' may {2} {3}, and so mount any folder of any node",
        Why = "A PersistentVolume may be a folder of the node. Whoever makes one gets around all that forbids pods to mount the host.",
        InCluster = true,
    };

    [Rule("SEA8315", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0047 cis-kubernetes:5.1.10")]
    public static RoleRule RoleProxiesNodes => new(Right.ByName("core", "nodes/proxy", "get create"))
    {
        Title = "Role speaks to the kubelets",
        Message = "{0} '{1}' may {2} {3}, and so run commands in all pods of all nodes, past admission and audit",
        Why =
            "The proxy leads to the API of the kubelet, which runs commands in any container of the node. Neither admission nor the audit log of the " +
            "cluster sees it, and `get` is enough.",
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
        Message = "{0} '{1}' may {2} {3}, and so read and change everything that is sent to the API server",
        Why =
            "A webhook sees every object that is created, Secrets included, and may change it. Whoever configures one owns the cluster, and whoever " +
            "deletes one switches off what it enforces.",
        // An operator that keeps the certificate of its own webhook is limited to it.
        UnlessNamed = true,
        InCluster = true,
    };

    [Rule("SEA8318", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
    public static RoleRule RoleCreatesTokens => new(Right.ByName("core", "serviceaccounts/token", "create"))
    {
        Title = "Role makes tokens of service accounts",
        Message = "{0} '{1}' may {2} {3}, and so act as any service account of the namespace",
        Why = "A token for a service account is all that it takes to act as it, for as long as the token lives.",
        UnlessNamed = true,
    };

    [Rule("SEA8307", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:rolePodExecAttach polaris:clusterrolePodExecAttach trivy:KSV-0053 trivy:KSV-0054 kics:rbac_roles_with_exec_permission " +
            "kics:rbac_roles_with_attach_permission sonar:S6868")]
    public static RoleRule RoleExecsIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create"))
    {
        Title = "Role gets into running containers",
        Message = "{0} '{1}' may {2} {3}, and so run commands in any container of the namespace",
        Why = "A shell in a container has its Secrets, its token and its connections.",
        Differences =
            "Reading alone, which was enough before Kubernetes 1.35, has a rule of its own. All resources count as those of a shell too, which KICS " +
            "does not see.",
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
        Title = "Role reads what opens a shell",
        Message = "{0} '{1}' may {2} {3}, which before Kubernetes 1.35 is enough to open a shell or a port in any container of the namespace",
        Why =
            "A web socket is opened with a request to read, so that until 1.34 `get` was as good as `create`. Later servers ask for `create` too, " +
            "unless the feature gate AuthorizePodWebsocketUpgradeCreatePermission\nis off. `get` alone is of no use there.",
        Excuses = static rule => rule.Grants(s_connect) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Role(Allow("core", "pods/exec", "get create"))).Because("that has a rule of its own"),
        ],
    };

    [Rule("SEA8308", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:rbac_roles_with_portforwarding_permissions")]
    public static RoleRule RoleForwardsPorts => new(Right.ByName("core", "pods/portforward", "create"))
    {
        Title = "Role opens connections into pods",
        Message = "{0} '{1}' may {2} {3}, and so reach any port of any pod, past all network policies",
        Why =
            "A forwarded port goes through the API server to the inside of the pod. Network policies do not see it, and what listens on localhost " +
            "alone is reached as well.",
        Differences = "Reading alone, which was enough before Kubernetes 1.35, has a rule of its own.",
    };

    [Rule("SEA8312", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0042")]
    public static RoleRule RoleDeletesLogsOrEvents => new(Right.ByName("core events.k8s.io", "pods/log events", "delete deletecollection"))
    {
        Title = "Role removes traces",
        Message = "{0} '{1}' may {2} {3}, which tell what has happened",
        Why = "Events and logs are how an intrusion is seen. Whoever may delete them covers his tracks.",
    };

    [Rule("SEA8313", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0049 trivy:KSV-0115")]
    public static RoleRule RoleManagesConfigMaps => new(Right.ByName("core", "configmaps", Change))
    {
        Title = "Role changes ConfigMaps",
        Message = "{0} '{1}' may {2} {3}, with which workloads, the cluster's DNS or the mapping of its users are set up",
        Why =
            "In `kube-system`, ConfigMaps hold the configuration of the DNS (`coredns`) and the mapping of cloud identities to groups (`aws-auth`): " +
            "whoever changes one redirects names or makes himself an administrator.",
        Differences = "A rule that is limited to named ConfigMaps is reported for those of the cluster itself alone.",
        // A controller writes its own lock or state.
        Excuses = static rule => rule.HasNames && !AccessRule.Has(rule.Names, "aws-auth") && !AccessRule.Has(rule.Names, "coredns"),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Role(Allow("core", "[|configmaps|]", "update", "aws-auth"))),
            Good.Kubernetes(Role(Allow("core", "configmaps", "update", "leader"))).Because("it is limited to one of its own"),
        ],
    };

    [Rule("SEA8314", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "trivy:KSV-0056")]
    public static RoleRule RoleManagesNetwork => new(
        Right.ByName("core networking.k8s.io discovery.k8s.io extensions", "services endpoints endpointslices networkpolicies ingresses", Change))
    {
        Title = "Role changes the network",
        Message = "{0} '{1}' may {2} {3}, and so redirect or let through traffic",
        Why =
            "With Services, Endpoints, Ingresses and network policies, traffic is redirected to whoever wants to read it, and what kept pods apart is " +
            "removed.",
    };
}
