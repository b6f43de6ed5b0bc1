using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;
using Texts = Seaworthy.Rules.Cluster.FlagTexts;

namespace Seaworthy.Rules.Cluster;

/// <summary>Admission plugins of the API server: CIS Kubernetes 1.2.3, 1.2.9 to 1.2.14 and 5.5.1.</summary>
static class ApiServerAdmission
{
    [Rule("SEA8503", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kubescape:C-0283 cis-kubernetes:1.2.3",
        Related = "trivy:KCV-0003 kubescape:C-0115")]
    public static FlagRule DenyServiceExternalIpsDisabled => new(Lists(ApiServer, "enable-admission-plugins", "DenyServiceExternalIPs"))
    {
        Title = "Services may take any external address",
        Message = "The {0} lets a Service take the traffic of any address; set {1}",
        Why = "Whoever may create a Service can name an address in externalIPs, and traffic of the cluster to it comes to his pods.",
        Differences = "Older editions of the benchmark asked for the plugin not to be set, by mistake; some peers still check that.",
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8510", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0010 kics:event_rate_limit_admission_control_plugin_not_set kubescape:C-0121 cis-kubernetes:1.2.9")]
    public static FlagRule EventRateLimitDisabled => new(Lists(ApiServer, "enable-admission-plugins", "EventRateLimit"))
    {
        Title = "Events are not limited",
        Message = "The {0} takes any number of events; set {1}",
        Why = "A pod in a crash loop, or somebody who means harm, can drown the server in events.",
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8511", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0011 checkov:CKV_K8S_79 kics:always_admit_admission_control_plugin_set kubescape:C-0122 cis-kubernetes:1.2.10")]
    public static FlagRule AlwaysAdmitEnabled => new(NeverLists(ApiServer, "enable-admission-plugins", "AlwaysAdmit"))
    {
        Title = "Everything is admitted",
        Message = "The {0} has the plugin AlwaysAdmit; take it out of {1}",
        Why = "The plugin stands for no admission control. It has been deprecated since 1.13.",
        GoodValue = "NodeRestriction",
    };

    [Rule("SEA8512", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0012 checkov:CKV_K8S_80 kics:always_pull_images_admission_control_plugin_not_set kubescape:C-0123 cis-kubernetes:1.2.11")]
    public static FlagRule AlwaysPullImagesDisabled => new(Lists(ApiServer, "enable-admission-plugins", "AlwaysPullImages"))
    {
        Title = "Private images can be used without credentials",
        Message = "The {0} does not ask the registry again for an image that a node has; set {1}",
        Why = "An image that one pod pulled with a secret can be run by every other pod of the node that knows its name.",
        Differences = Texts.PluginList,
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8513", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0013 checkov:CKV_K8S_81 kics:security_context_deny_admission_control_plugin_not_set kubescape:C-0124")]
    public static FlagRule SecurityContextDenyDisabled =>
        new(Lists(ApiServer, "enable-admission-plugins", "SecurityContextDeny", "PodSecurityPolicy").Until(30))
        {
            Title = "Security contexts are not denied",
            Message = "The {0} has neither Pod Security policies nor the plugin of old that refuses security contexts; set {1}",
            Why = "Before Pod Security admission this plugin kept pods from asking for other users and SELinux labels.",
            Differences = Texts.PluginList,
            BadValue = "NamespaceLifecycle",
        };

    [Rule("SEA8514", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0014 checkov:CKV_K8S_82 kics:service_account_admission_control_plugin_disabled kubescape:C-0125 cis-kubernetes:1.2.12")]
    public static FlagRule ServiceAccountAdmissionDisabled => new(NeverLists(ApiServer, "disable-admission-plugins", "ServiceAccount"))
    {
        Title = "Pods get no service account",
        Message = "The {0} switches the plugin ServiceAccount off; take it out of {1}",
        Why = "The plugin gives each pod its account and checks that it may have it.",
        GoodValue = "AlwaysAdmit",
    };

    [Rule("SEA8515", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0015 checkov:CKV_K8S_83 kics:namespace_lifecycle_admission_control_plugin_disabled kubescape:C-0126 cis-kubernetes:1.2.13")]
    public static FlagRule NamespaceLifecycleDisabled => new(NeverLists(ApiServer, "disable-admission-plugins", "NamespaceLifecycle"))
    {
        Title = "Objects can be made in namespaces that go away",
        Message = "The {0} switches the plugin NamespaceLifecycle off; take it out of {1}",
        Why = "Without it objects appear in namespaces that are being deleted or do not exist, and system namespaces can be deleted.",
        GoodValue = "AlwaysAdmit",
    };

    [Rule("SEA8516", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_84 kics:pod_security_policy_admission_control_plugin_not_set")]
    public static FlagRule PodSecurityPolicyDisabled => new(Lists(ApiServer, "enable-admission-plugins", "PodSecurityPolicy").Until(25))
    {
        Title = "Pod security policies are not applied",
        Message = "The {0} does not apply pod security policies; set {1}",
        Why = "Up to Kubernetes 1.24 policies have no effect until the plugin is on. From 1.25 on Pod Security admission takes their place.",
        Differences = Texts.PluginList,
        BadValue = "NamespaceLifecycle",
        MoreExamples = static () =>
        [
            Bad.Kubernetes("""
                apiVersion: v1
                kind: Pod
                metadata: { name: control, namespace: kube-system }
                spec:
                  containers:
                  - name: main
                    image: registry.acme.test/kube-apiserver:v1.24.9
                    command: [kube-apiserver, "--enable-admission-plugins=[|NamespaceLifecycle|]"]
                """),
        ],
    };

    [Rule("SEA8517", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0016 checkov:CKV_K8S_85 kics:node_restriction_admission_control_plugin_not_set kubescape:C-0127 cis-kubernetes:1.2.14")]
    public static FlagRule NodeRestrictionDisabled => new(Lists(ApiServer, "enable-admission-plugins", "NodeRestriction"))
    {
        Title = "Kubelets may change other nodes",
        Message = "The {0} lets a kubelet change other nodes and their pods; set {1}",
        Why = "The plugin holds a kubelet to its own node and pods, and keeps it from giving itself labels that attract secrets.",
        Differences = Texts.PluginList,
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8518", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:image_policy_webhook_admission_control_plugin_not_set kubescape:C-0289 cis-kubernetes:5.5.1")]
    public static FlagRule ImagePolicyWebhookDisabled => new(Lists(ApiServer, "enable-admission-plugins", "ImagePolicyWebhook"))
    {
        Title = "No policy decides which images run",
        Message = "The {0} asks nobody whether an image may run; set {1}",
        Why = "Only a check at admission keeps images out that nobody built, scanned or signed.",
        BadValue = "NamespaceLifecycle",
    };
}
