using static Seaworthy.Rules.Rbac.AccessExamples;

namespace Seaworthy.Rules.Rbac;

/// <summary>Permissions that lead to those of an administrator, in bindings: CIS Kubernetes 5.1.2 to 5.1.13, then others.</summary>
static class BindingRights
{
    const string NamedSecrets = "A role that is limited to named Secrets with resourceNames is not reported.\n";

    static readonly Right s_execute = Right.Of("core", "pods/exec pods/attach", "create");

    [Rule("SEA8333", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:access-to-secrets checkov:CKV2_K8S_5 kics:service_account_allows_access_secrets kubescape:C-0015 kubescape:C-0186")]
    public static BindingRule ServiceAccountCanReadSecrets => new(Right.Of("core", "secrets", "get list watch"))
    {
        Title = "Binding grants a service account access to Secrets",
        Message = "{0} '{1}' grants {2} on {3} to {4}; set resourceNames in the role",
        Why =
            "An attacker in a pod of this service account can read every Secret that the role covers, including tokens of other accounts. `list` " +
            "and `watch` return the contents as well. It is acceptable for operators and secret controllers that need all Secrets.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        Subjects = SubjectKind.ServiceAccount,
        UnlessNamed = true,
    };

    [Rule("SEA8334", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:access-to-secrets kubescape:C-0015 kubescape:C-0186")]
    public static BindingRule UserCanReadSecrets => new(Right.Of("core", "secrets", "get list watch"))
    {
        Title = "Binding grants a user access to Secrets",
        Message = "{0} '{1}' grants {2} on {3} to {4}; set resourceNames in the role",
        Why =
            "Secrets are meant for pods. A user who can read them knows the passwords of every application in scope, and they have to be rotated " +
            "when the user leaves the team. Grant it only to administrators, or for named Secrets.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#listing-secrets",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        Subjects = SubjectKind.User,
        UnlessNamed = true,
    };

    [Rule("SEA8359", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:access-to-secrets")]
    public static BindingRule BindingGrantsSecretChanges => new(Right.Of("core", "secrets", "create delete"))
    {
        Title = "Binding grants creation or deletion of Secrets",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "With `create` a subject can request a token Secret for any service account of the namespace. With `delete` it can stop the workloads " +
            "that mount a Secret. It is acceptable for operators that manage Secrets.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens",
        Differences = NamedSecrets + BindingRule.NeedsRole,
        UnlessNamed = true,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Bind("helper", Allow("core", "secrets", "get"))).Because("other rules report reading"),
        ],
    };

    [Rule("SEA8335", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:access-to-create-pods kubescape:C-0188")]
    public static BindingRule BindingGrantsPodCreation => new(
        Right.Of("core", "pods", "create"),
        Right.Of("apps batch extensions", "deployments statefulsets replicasets cronjobs jobs daemonsets", "create"))
    {
        Title = "Binding grants creation of pods",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A subject that can create pods can mount any Secret of the namespace and run as any of its service accounts, so it has the " +
            "permissions of all of them. It is acceptable for deployment tools and controllers that create workloads.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#workload-creation",
    };

    [Rule("SEA8339", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV2_K8S_3 kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule ServiceAccountCanImpersonate => new(Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"))
    {
        Title = "Binding lets a service account impersonate others",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "An attacker in a pod of this service account can act as any user or group in scope, including administrators. It is acceptable only " +
            "for proxies that authenticate users themselves.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8340", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0065 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule UserCanImpersonate => new(Right.Of("core authentication.k8s.io", "users groups serviceaccounts uids", "impersonate"))
    {
        Title = "Binding lets a user impersonate others",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A user who can impersonate others can use the permissions of an administrator. It is acceptable for administrators who use it " +
            "instead of a permanent cluster-admin binding.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#impersonate-verb",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8341", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV2_K8S_1 kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule ServiceAccountCanBindOrEscalate => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"))
    {
        Title = "Binding lets a service account escalate roles",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "`bind` and `escalate` bypass the check that a subject cannot grant permissions that it does not have. An attacker in a pod of this " +
            "service account becomes an administrator. Only operators that manage RBAC need them.",
        Sources =
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb " +
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8342", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0191 cis-kubernetes:5.1.8")]
    public static BindingRule UserCanBindOrEscalate => new(
        Right.Of("rbac.authorization.k8s.io", "roles clusterroles rolebindings clusterrolebindings", "bind escalate"))
    {
        Title = "Binding lets a user escalate roles",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "`bind` and `escalate` bypass the check that a user cannot grant permissions that the user does not have, so this user can become an " +
            "administrator. Grant them only to those who are administrators already.",
        Sources =
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#escalate-verb " +
            "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#bind-verb",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8349", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0278 cis-kubernetes:5.1.9")]
    public static BindingRule BindingGrantsPersistentVolumeCreation => new(Right.Of("core", "persistentvolumes", "create"))
    {
        Title = "Binding grants creation of PersistentVolumes",
        Message = "{0} '{1}' grants {2} on {3} to {4}; use PersistentVolumeClaims instead",
        Why =
            "A PersistentVolume can be a hostPath, so a pod that uses it gets the file system of the node. This bypasses policies that forbid " +
            "hostPath volumes in pods. Only storage provisioners and administrators need the permission.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#persistent-volume-creation",
        InCluster = true,
    };

    [Rule("SEA8373", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0279 checkov:CKV2_K8S_2 cis-kubernetes:5.1.10")]
    public static BindingRule ServiceAccountCanProxyNodes => new(Right.Of("core", "nodes/proxy", "get create"))
    {
        Title = "Binding lets a service account use the kubelet API",
        Message = "{0} '{1}' grants {2} on {3} to {4}; use nodes/metrics or nodes/stats instead",
        Why =
            "The kubelet API runs commands in every container of the node and bypasses admission control and audit logging. `get` is enough, " +
            "because the commands run over WebSockets. Monitoring needs only nodes/metrics or nodes/stats.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes",
        Subjects = SubjectKind.ServiceAccount,
        InCluster = true,
    };

    [Rule("SEA8356", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0279 cis-kubernetes:5.1.10",
        Related = "checkov:CKV2_K8S_2")]
    public static BindingRule UserCanProxyNodes => new(Right.Of("core", "nodes/proxy", "get create"))
    {
        Title = "Binding lets a user use the kubelet API",
        Message = "{0} '{1}' grants {2} on {3} to {4}; use nodes/metrics or nodes/stats instead",
        Why =
            "The kubelet API runs commands in every container of the node and bypasses admission control and audit logging. `get` is enough, " +
            "because the commands run over WebSockets. Grant it only to administrators who debug nodes.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#access-to-proxy-subresource-of-nodes",
        Differences = BindingRule.NeedsRole +
            " Another rule checks service accounts and nodes, which are the only subjects that Checkov checks.",
        Subjects = SubjectKind.User,
        InCluster = true,
    };

    [Rule("SEA8347", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0280 cis-kubernetes:5.1.11")]
    public static BindingRule BindingGrantsCertificateApproval => new(Right.Of("certificates.k8s.io", "certificatesigningrequests/approval", "update patch"))
    {
        Title = "Binding grants approval of certificate requests",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A subject that approves its own certificate request gets a client certificate for another user name, and such a certificate cannot " +
            "be revoked. Only approval controllers and administrators need the permission.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#csrs-and-certificate-issuing",
        InCluster = true,
    };

    [Rule("SEA8346", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0281 cis-kubernetes:5.1.12")]
    public static BindingRule BindingGrantsWebhookChanges => new(
        Right.Of("admissionregistration.k8s.io", "mutatingwebhookconfigurations validatingwebhookconfigurations", "create update patch delete"))
    {
        Title = "Binding grants changes of admission webhooks",
        Message = "{0} '{1}' grants {2} on {3} to {4}; set resourceNames in the role",
        Why =
            "A webhook receives every object that matches its rules, Secrets included, and a mutating webhook can change it. Deleting a webhook " +
            "disables the policies that it enforces. Operators need the permission only for their own webhook, by name.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#control-admission-webhooks",
        UnlessNamed = true,
        InCluster = true,
    };

    [Rule("SEA8348", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0282 cis-kubernetes:5.1.13")]
    public static BindingRule BindingGrantsTokenCreation => new(Right.Of("core", "serviceaccounts/token", "create"))
    {
        Title = "Binding grants creation of service account tokens",
        Message = "{0} '{1}' grants {2} on {3} to {4}; set resourceNames in the role",
        Why =
            "With a token a subject can use all permissions of the service account until the token expires. It is acceptable for named accounts, " +
            "for example when a CI system requests short-lived tokens.",
        Sources = "https://kubernetes.io/docs/concepts/security/rbac-good-practices/#token-request",
        UnlessNamed = true,
    };

    [Rule("SEA8336", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach " +
            "checkov:CKV2_K8S_2 kubescape:C-0002")]
    public static BindingRule ServiceAccountCanExecIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create"))
    {
        Title = "Binding lets a service account run commands in pods",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "An attacker in a pod of this service account gets a shell in the other pods, with their Secrets, tokens and connections. It is " +
            "acceptable for CI runners and debugging tools that work through exec.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Exec%20into%20container/",
        Differences = BindingRule.NeedsRole +
            " Another rule reports `get` without `create`, which is enough before Kubernetes 1.35.",
        Subjects = SubjectKind.ServiceAccount,
    };

    [Rule("SEA8337", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach " +
            "kubescape:C-0002")]
    public static BindingRule UserCanExecIntoPods => new(Right.Of("core", "pods/exec pods/attach", "create get"))
    {
        Title = "Binding lets a user run commands in pods",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A shell in a container has its Secrets, its token and its connections, and changes made in it are in no manifest. Grant it for " +
            "debugging in test namespaces, and in production only for a limited time.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Exec%20into%20container/",
        Subjects = SubjectKind.User,
    };

    [Rule("SEA8372", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "polaris:clusterrolebindingPodExecAttach polaris:rolebindingClusterRolePodExecAttach polaris:rolebindingRolePodExecAttach")]
    public static BindingRule ServiceAccountCanExecWithGet => new(Right.Of("core", "pods/exec pods/attach", "get") with { TakesAnyVerb = false })
    {
        Title = "Binding lets a service account open shells with get",
        Message = "{0} '{1}' grants {2} on {3} (a shell before Kubernetes 1.35) to {4}; remove this permission from 'rules' of the role",
        Why =
            "A WebSocket connection starts with an HTTP GET, so up to Kubernetes 1.34 `get` on pods/exec is enough to run commands in a " +
            "container. An attacker in a pod of this service account gets a shell in the others. On later versions `get` has no use here.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
        Subjects = SubjectKind.ServiceAccount,
        Excuses = static rule => rule.Grants(s_execute) is not null,
        MoreExamples = static () =>
        [
            Good.Kubernetes(Bind("helper", Allow("core", "pods/exec", "get create"))).Because("another rule reports create"),
        ],
    };

    [Rule("SEA8338", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0063")]
    public static BindingRule BindingGrantsPortForwarding => new(Right.Of("core", "pods/portforward", "create get"))
    {
        Title = "Binding grants port forwarding",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A forwarded port reaches the inside of the pod, ports on localhost included, and bypasses network policies. Before Kubernetes 1.35 " +
            "`get` is enough, because a WebSocket connection starts with an HTTP GET. It is acceptable for debugging in test namespaces.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/",
    };

    [Rule("SEA8343", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0007")]
    public static BindingRule BindingGrantsDeletion => new(
        Right.Of("core apps batch extensions", "secrets pods services deployments replicasets daemonsets statefulsets jobs cronjobs",
            "delete deletecollection"))
    {
        Title = "Binding grants deletion of workloads or Secrets",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A subject that can delete workloads, Services and Secrets can cause an outage, and Secrets without a backup are lost. It is " +
            "acceptable for deployment tools that remove what they created.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Data%20destruction/",
    };

    [Rule("SEA8344", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0031")]
    public static BindingRule BindingGrantsEventDeletion => new(Right.Of("core events.k8s.io", "events", "delete deletecollection"))
    {
        Title = "Binding grants deletion of events",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "Events show failed probes, created pods and other traces of an intrusion. An attacker who can delete them hides these traces. " +
            "Applications normally do not delete events, because they expire after an hour by default.",
        Sources = "https://microsoft.github.io/Threat-Matrix-for-Kubernetes/techniques/Delete%20K8S%20events/",
    };

    [Rule("SEA8345", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0037")]
    public static BindingRule BindingGrantsCorednsChanges => new(Right.Of("core", "configmaps", "update patch"))
    {
        Title = "Binding grants changes of the CoreDNS configuration",
        Message = "{0} '{1}' grants {2} on {3}, including 'coredns', to {4}; set resourceNames in the role",
        Why =
            "The ConfigMap `coredns` in `kube-system` configures the DNS of the cluster. A subject that can change it can redirect any name to an " +
            "address of its own, for all pods. Limit the permission to the ConfigMaps that the workload needs.",
        Sources = "https://kubernetes.io/docs/tasks/administer-cluster/dns-custom-nameservers",
        Excuses = static rule => rule.HasNames && !AccessRule.Has(rule.Names, "coredns"),
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Bind("[|helper|]", Allow("core", "configmaps", "update", "coredns"))),
            Good.Kubernetes(Bind("helper", Allow("core", "configmaps", "update", "leader"))).Because("it is limited to another ConfigMap"),
        ],
    };

    [Rule("SEA8357", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "checkov:CKV2_K8S_4")]
    public static BindingRule ServiceAccountCanUpdateServiceStatus => new(Right.Of("core", "services/status", "update patch"))
    {
        Title = "Binding lets a service account set load balancer addresses",
        Message = "{0} '{1}' grants {2} on {3} to {4}; remove this permission from 'rules' of the role",
        Why =
            "A subject that can write the status of a Service can set the addresses of its load balancer, and receives what the cluster sends to " +
            "these addresses (CVE-2020-8554). Only load balancer controllers need the permission.",
        Sources = "https://github.com/kubernetes/kubernetes/issues/97076",
        Subjects = SubjectKind.ServiceAccount,
    };
}
