using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>Rights that lead to those of an administrator, in bindings: CIS Kubernetes 5.1.2 to 5.1.13, then others.</summary>
static class BindingRights
{
    const string NamedSecrets = "A role that is limited to named Secrets gives no more than is needed, and is not reported.\n";

    static readonly Right s_execute = Right.Of("core", "pods/exec pods/attach", "create");

    [Rule("SEA8333", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:access-to-secrets checkov:CKV2_K8S_5 kics:service_account_allows_access_secrets kubescape:C-0015 kubescape:C-0186")]
    public static BindingRule ServiceAccountCanReadSecrets => new(Right.Of("core", "secrets", "get list watch"))
    {
        Title = "Binding lets pods read Secrets",
        Message = "{0} '{1}' lets {4} {2} {3}",
        Why = "Whoever gets into a pod of that account reads all Secrets that it may, the tokens of other accounts among them.",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        Subjects = SubjectKind.ServiceAccount,
        UnlessNamed = true,
    };

    [Rule("SEA8334", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:access-to-secrets kubescape:C-0015 kubescape:C-0186")]
    public static BindingRule UserCanReadSecrets => new(Right.Of("core", "secrets", "get list watch"))
    {
        Title = "Binding lets people read Secrets",
        Message = "{0} '{1}' lets {4} {2} {3}",
        Why = "Secrets are for pods. People who may read them see the passwords of everything, and nobody changes those when they leave.",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        Subjects = SubjectKind.User,
        UnlessNamed = true,
    };

    [Rule("SEA8359", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:access-to-secrets")]
    public static BindingRule BindingGrantsSecretChanges => new(Right.Of("core", "secrets", "create delete"))
    {
        Title = "Binding lets make or delete Secrets",
        Message = "{0} '{1}' lets {4} {2} {3}",
        Why =
            "Whoever may make a Secret may have Kubernetes write the token of any service account of the namespace into it; whoever may delete one " +
            "stops what needs it.",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        UnlessNamed = true,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Bind("helper", Allow("core", "secrets", "get"))).Because("reading has rules of its own"),
        ],
    };

    [Rule("SEA8335", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:access-to-create-pods kubescape:C-0188")]
    public static BindingRule BindingGrantsPodCreation => new(
        Right.Of("core", "pods", "create"),
        Right.Of("apps batch extensions", "deployments statefulsets replicasets cronjobs jobs daemonsets", "create"))
    {
        Title = "Binding lets create pods",
        Message = "{0} '{1}' lets {4} {2} {3}",
        Why = "Whoever may create a pod may mount any Secret of the namespace into it, and run it as any service account.",
    };

    [Rule("SEA8339", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV2_K8S_3 kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule ServiceAccountCanImpersonate => new(Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"))
    {
        Title = "Binding lets pods act as others",
        Message = "{0} '{1}' lets {4} {2} {3}, and so do all that they may",
        Why = "Whoever gets into a pod of that account is an administrator, under any name.",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8340", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule UserCanImpersonate => new(Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"))
    {
        Title = "Binding lets people act as others",
        Message = "{0} '{1}' lets {4} {2} {3}, and so do all that they may",
        Why = "Whoever may impersonate is an administrator if he wants to, and the audit log names somebody else.",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8341", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV2_K8S_1 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule ServiceAccountCanBindOrEscalate => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"))
    {
        Title = "Binding lets pods give roles away",
        Message = "{0} '{1}' lets {4} {2} {3}, and so give anybody any right",
        Why = "Whoever gets into a pod of that account makes himself an administrator.",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8342", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule UserCanBindOrEscalate => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"))
    {
        Title = "Binding lets people give roles away",
        Message = "{0} '{1}' lets {4} {2} {3}, and so give anybody any right",
        Why = "Whoever may bind or escalate roles makes himself an administrator.",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8349", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0278 cis-kubernetes:5.1.9")]
    public static BindingRule BindingGrantsPersistentVolumeCreation => new(Right.Of("core", "persistentvolumes", "create"))
    {
        Title = "Binding lets make volumes of the host",
        Message = "{0} '{1}' lets {4} {2} {3}, and so mount any folder of any node",
        Why = "A PersistentVolume may be a folder of the node. Whoever makes one gets around all that forbids pods to mount the host.",
        InCluster = true,
    };

    [Rule("SEA8373", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0279 checkov:CKV2_K8S_2 cis-kubernetes:5.1.10")]
    public static BindingRule ServiceAccountCanProxyNodes => new(Right.Of("core", "nodes/proxy", "get create"))
    {
        Title = "Binding lets pods speak to the kubelets",
        Message = "{0} '{1}' lets {4} {2} {3}, and so run commands in all pods of all nodes",
        Why = "The API of the kubelet runs commands in any container of the node, past admission and audit.",
        Subjects = SubjectKind.ServiceAccount,
        InCluster = true,
    };

    [Rule("SEA8356", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0279 cis-kubernetes:5.1.10",
        Related = "checkov:CKV2_K8S_2")]
    public static BindingRule UserCanProxyNodes => new(Right.Of("core", "nodes/proxy", "get create"))
    {
        Title = "Binding lets people speak to the kubelets",
        Message = "{0} '{1}' lets {4} {2} {3}, and so run commands in all pods of all nodes",
        Why = "The API of the kubelet runs commands in any container of the node, past admission and audit.",
        Differences = BindingRule.NeedsRole +
            " Service accounts and nodes, the only subjects that Checkov looks at, have a rule of their own.",
        Subjects = SubjectKind.User,
        InCluster = true,
    };

    [Rule("SEA8347", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0280 cis-kubernetes:5.1.11")]
    public static BindingRule BindingGrantsCertificateApproval => new(Right.Of("certificates.k8s.io", "certificatesigningrequests/approval", "update patch"))
    {
        Title = "Binding lets approve certificates",
        Message = "{0} '{1}' lets {4} {2} {3}, and so have a certificate signed for any user",
        Why = "A certificate that the cluster signs is a user, also one of `system:masters`.",
        InCluster = true,
    };

    [Rule("SEA8346", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0281 cis-kubernetes:5.1.12")]
    public static BindingRule BindingGrantsWebhookChanges => new(
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", "create update patch delete"))
    {
        Title = "Binding lets change admission webhooks",
        Message = "{0} '{1}' lets {4} {2} {3}, and so read and change everything that is sent to the API server",
        Why = "A webhook sees every object that is created, Secrets included, and may change it.",
        UnlessNamed = true,
        InCluster = true,
    };

    [Rule("SEA8348", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0282 cis-kubernetes:5.1.13")]
    public static BindingRule BindingGrantsTokenCreation => new(Right.Of("core", "serviceaccounts/token", "create"))
    {
        Title = "Binding lets make tokens",
        Message = "{0} '{1}' lets {4} {2} {3}, and so act as any service account",
        Why = "A token for a service account is all that it takes to act as it.",
        UnlessNamed = true,
    };

    [Rule("SEA8336", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach " +
            "checkov:CKV2_K8S_2 kubescape:C-0002")]
    public static BindingRule ServiceAccountCanExecIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create"))
    {
        Title = "Binding lets pods run commands in others",
        Message = "{0} '{1}' lets {4} {2} {3}, and so run commands in any container",
        Why = "Whoever gets into a pod of that account has a shell in all others.",
        Differences = BindingRule.NeedsRole +
            " Reading alone, which was enough before Kubernetes 1.35, has a rule of its own.",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8337", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach " +
            "kubescape:C-0002")]
    public static BindingRule UserCanExecIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create get"))
    {
        Title = "Binding lets people run commands in pods",
        Message = "{0} '{1}' lets {4} {2} {3}, and so run commands in any container",
        Why = "A shell in a container has its Secrets, its token and its connections. What is done in it stands in no manifest.",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8372", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach")]
    public static BindingRule ServiceAccountCanExecWithGet => new(Right.Of("core", "pods/exec pods/attach", "get") with { TakesAnyVerb = false })
    {
        Title = "Binding lets pods read what opens a shell",
        Message = "{0} '{1}' lets {4} {2} {3}, which before Kubernetes 1.35 is enough to open a shell in any container",
        Why =
            "A web socket is opened with a request to read, so that until 1.34 `get` was as good as `create`: whoever gets into a pod of that account " +
            "has a shell in all others.",
        Subjects = SubjectKind.ServiceAccount,
        Excuses = static rule => rule.Grants(s_execute) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Bind("helper", Allow("core", "pods/exec", "get create"))).Because("that has a rule of its own"),
        ],
    };

    [Rule("SEA8338", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0063")]
    public static BindingRule BindingGrantsPortForwarding => new(Right.Of("core", "pods/portforward", "create get"))
    {
        Title = "Binding lets open connections into pods",
        Message = "{0} '{1}' lets {4} {2} {3}, and so reach any port of any pod",
        Why =
            "A forwarded port goes past all network policies to the inside of the pod. `get` is enough before Kubernetes 1.35, because a web socket is " +
            "opened with a request to read.",
    };

    [Rule("SEA8343", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0007")]
    public static BindingRule BindingGrantsDeletion => new(
        Right.Of("core apps batch extensions", "secrets pods services deployments replicasets daemonsets statefulsets jobs cronjobs",
            "delete deletecollection"))
    {
        Title = "Binding lets delete what runs",
        Message = "{0} '{1}' lets {4} {2} {3}",
        Why = "Whoever may delete workloads and Secrets takes the service down, and what is not kept elsewhere is gone.",
    };

    [Rule("SEA8344", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0031")]
    public static BindingRule BindingGrantsEventDeletion => new(Right.Of("core events.k8s.io", "events", "delete deletecollection"))
    {
        Title = "Binding lets remove traces",
        Message = "{0} '{1}' lets {4} {2} {3}, which tell what has happened",
        Why = "Events are how an intrusion is seen. Whoever may delete them covers his tracks.",
    };

    [Rule("SEA8345", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0037")]
    public static BindingRule BindingGrantsCorednsChanges => new(Right.Of("core", "configmaps", "update patch"))
    {
        Title = "Binding lets change the cluster's DNS",
        Message = "{0} '{1}' lets {4} {2} {3}, the configuration of the cluster's DNS among them",
        Why = "Whoever may change the ConfigMap `coredns` says which address a name means, for all pods of the cluster.",
        Excuses = static rule => rule.HasNames && !AccessRule.Has(rule.Names, "coredns"),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Bind("[|helper|]", Allow("core", "configmaps", "update", "coredns"))),
            Good.Kubernetes(Bind("helper", Allow("core", "configmaps", "update", "leader"))).Because("it is limited to another"),
        ],
    };

    [Rule("SEA8357", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV2_K8S_4")]
    public static BindingRule ServiceAccountCanUpdateServiceStatus => new(Right.Of("core", "services/status", "update patch"))
    {
        Title = "Binding lets pods take over addresses",
        Message = "{0} '{1}' lets {4} {2} {3}, and so draw the traffic for any address",
        Why =
            "Whoever may write the status of a Service says which addresses its load balancer has, and gets what the cluster sends to them " +
            "(CVE-2020-8554).",
        Subjects = SubjectKind.ServiceAccount,
    };
}
