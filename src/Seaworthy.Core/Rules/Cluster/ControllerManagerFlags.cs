using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;
using Texts = Seaworthy.Rules.Cluster.FlagTexts;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of the controller manager: CIS Kubernetes 1.3.</summary>
static class ControllerManagerFlags
{
    [Rule("SEA8537", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0033 checkov:CKV_K8S_106 kics:terminated_pod_garbage_collector_threshold_not_properly_set kubescape:C-0144 " +
            "cis-kubernetes:1.3.1")]
    public static FlagRule TerminatedPodGcDisabled => new(AtLeast(ControllerManager, "terminated-pod-gc-threshold", 1, isUsual: false))
    {
        Title = "No limit on terminated pods",
        Message = "Terminated pods are kept up to the default of 12,500, or without limit at 0; set {1}, such as 1000",
        Why =
            "Every terminated pod is an object in etcd. Thousands of them use memory and disk and slow down list requests of the API server. A " +
            "small cluster without Jobs can keep the default.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
        Differences = "The right number depends on the cluster, so any positive value is accepted. KICS requires a value between 0 and 12,501.",
        BadValue = "0",
        GoodValue = "10000",
    };

    [Rule("SEA8538", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0034 checkov:CKV_K8S_107 kics:profiling_not_set_to_false kubescape:C-0145 cis-kubernetes:1.3.2")]
    public static FlagRule ControllerManagerProfilingEnabled => new(Exactly(ControllerManager, "profiling", "false"))
    {
        Title = "Controller manager exposes profiling",
        Message = "The controller manager exposes profiling; set {1}",
        Why = Texts.Profiling,
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
    };

    [Rule("SEA8539", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0035 checkov:CKV_K8S_108 kics:use_service_account_credentials_not_set_to_true kubescape:C-0146 cis-kubernetes:1.3.3")]
    public static FlagRule ServiceAccountCredentialsDisabled => new(Exactly(ControllerManager, "use-service-account-credentials", "true"))
    {
        Title = "Controllers share one service account",
        Message = "The controller manager runs all controllers with one credential; set {1}",
        Why =
            "With a service account for each controller, a controller has only the permissions that it needs, and the audit log names it. With a " +
            "shared credential a fault in one controller can use the permissions of all.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/#controller-roles",
    };

    [Rule("SEA8540", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0036 kics:service_account_private_key_file_not_defined kubescape:C-0147 cis-kubernetes:1.3.4",
        Related = "checkov:CKV_K8S_110")]
    public static FlagRule MissingServiceAccountPrivateKey => new(Set(ControllerManager, "service-account-private-key-file"))
    {
        Title = "No key to sign service account tokens",
        Message = "The controller manager has no key to sign service account tokens; set {1}",
        Why =
            "The key signs the tokens of service accounts. With a separate key pair a leaked key can be rotated without replacing other " +
            "certificates. Without a key no token Secrets are created.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/service-accounts-admin/",
        Differences = Texts.FileName,
    };

    [Rule("SEA8541", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0037 kics:root_ca_file_not_defined kubescape:C-0148 cis-kubernetes:1.3.5",
        Related = "checkov:CKV_K8S_111")]
    public static FlagRule MissingRootCaFile => new(Set(ControllerManager, "root-ca-file"))
    {
        Title = "Pods get no CA certificate of the API server",
        Message = "The controller manager does not publish the CA certificate to pods; set {1}",
        Why =
            "Pods use this certificate to verify the API server. Without it they must skip verification, so an attacker in the cluster network " +
            "can impersonate the API server and collect their tokens.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
        Differences = Texts.FileName,
    };

    [Rule("SEA8542", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0038 checkov:CKV_K8S_112 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0149 cis-kubernetes:1.3.6")]
    public static FlagRule ControllerManagerKubeletRotationDisabled =>
        new(NeverLists(ControllerManager, "feature-gates", "RotateKubeletServerCertificate=false"))
        {
            Title = "Kubelet server certificate rotation disabled in the controller manager",
            Message = "The controller manager disables kubelet certificate rotation; remove RotateKubeletServerCertificate=false from {1}",
            Why = Texts.Rotation,
            Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/",
            GoodValue = "NodeSwap=true",
        };

    [Rule("SEA8543", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0039 checkov:CKV_K8S_113 kics:bind_address_not_properly_set kubescape:C-0150 cis-kubernetes:1.3.7")]
    public static FlagRule ControllerManagerExposed => new(Exactly(ControllerManager, "bind-address", "127.0.0.1"))
    {
        Title = "Controller manager listens on all addresses",
        Message = "The controller manager listens on every address of its node; set {1}",
        Why = Texts.MetricsPort,
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-controller-manager/",
        BadValue = "0.0.0.0",
    };
}
