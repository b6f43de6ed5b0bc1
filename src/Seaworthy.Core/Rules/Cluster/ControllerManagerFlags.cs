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
        Title = "Ended pods are kept in thousands",
        Message = "The {0} keeps 12,500 ended pods; set {1}",
        Why = "Objects of ended pods fill etcd and slow the server down.",
        Differences = "Which number suits a cluster nobody but its owner knows; KICS asks for 10.",
        BadValue = "0",
        GoodValue = "10000",
    };

    [Rule("SEA8538", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0034 checkov:CKV_K8S_107 kics:profiling_not_set_to_false kubescape:C-0145 cis-kubernetes:1.3.2")]
    public static FlagRule ControllerManagerProfilingEnabled => new(Exactly(ControllerManager, "profiling", "false"))
    {
        Title = "Controller manager can be profiled",
        Message = "The {0} serves profiles of itself; set {1}",
        Why = Texts.Profiling,
    };

    [Rule("SEA8539", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0035 checkov:CKV_K8S_108 kics:use_service_account_credentials_not_set_to_true kubescape:C-0146 cis-kubernetes:1.3.3")]
    public static FlagRule ServiceAccountCredentialsDisabled => new(Exactly(ControllerManager, "use-service-account-credentials", "true"))
    {
        Title = "Controllers share one account",
        Message = "The {0} runs every controller under its own account; set {1}",
        Why = "With an account for each, a controller has the rights that it needs and no more.",
    };

    [Rule("SEA8540", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0036 kics:service_account_private_key_file_not_defined kubescape:C-0147 cis-kubernetes:1.3.4",
        Related = "checkov:CKV_K8S_110")]
    public static FlagRule MissingServiceAccountPrivateKey => new(Set(ControllerManager, "service-account-private-key-file"))
    {
        Title = "Tokens are signed with no key of yours",
        Message = "The {0} has no key to sign tokens with; set {1}",
        Why = "A pair of keys of their own lets tokens be renewed when a key is lost.",
        Differences = Texts.FileName,
    };

    [Rule("SEA8541", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0037 kics:root_ca_file_not_defined kubescape:C-0148 cis-kubernetes:1.3.5",
        Related = "checkov:CKV_K8S_111")]
    public static FlagRule MissingRootCaFile => new(Set(ControllerManager, "root-ca-file"))
    {
        Title = "Pods cannot check the API server",
        Message = "The {0} gives pods no authority to check the server with; set {1}",
        Why = "Without it a pod has to trust whoever answers for the API server.",
        Differences = Texts.FileName,
    };

    [Rule("SEA8542", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0038 checkov:CKV_K8S_112 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0149 cis-kubernetes:1.3.6")]
    public static FlagRule ControllerManagerKubeletRotationDisabled =>
        new(NeverLists(ControllerManager, "feature-gates", "RotateKubeletServerCertificate=false"))
        {
            Title = "Certificates of kubelets are not renewed",
            Message = "The {0} switches the renewal of certificates of kubelets off; take it out of {1}",
            Why = Texts.Rotation,
            GoodValue = "NodeSwap=true",
        };

    [Rule("SEA8543", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0039 checkov:CKV_K8S_113 kics:bind_address_not_properly_set kubescape:C-0150 cis-kubernetes:1.3.7")]
    public static FlagRule ControllerManagerExposed => new(Exactly(ControllerManager, "bind-address", "127.0.0.1"))
    {
        Title = "Controller manager can be reached from outside",
        Message = "The {0} answers on every address of its node; set {1}",
        Why = Texts.MetricsPort,
        BadValue = "0.0.0.0",
    };
}
