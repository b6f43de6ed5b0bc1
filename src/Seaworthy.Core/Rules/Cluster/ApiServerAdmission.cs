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
        Title = "DenyServiceExternalIPs admission plugin disabled",
        Message = "The API server accepts any externalIPs of Services; add DenyServiceExternalIPs to --enable-admission-plugins",
        Why =
            "A user who can create a Service can put any address into `spec.externalIPs` and intercept the cluster's traffic to it " +
            "(CVE-2020-8554). Without the plugin this is acceptable only if another admission policy restricts the field.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#denyserviceexternalips",
        Differences =
            "Older editions of the CIS benchmark required by mistake that the plugin is not set. Trivy KCV-0003 and Kubescape C-0115 still check " +
            "this.",
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8510", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0010 kics:event_rate_limit_admission_control_plugin_not_set kubescape:C-0121 cis-kubernetes:1.2.9")]
    public static FlagRule EventRateLimitDisabled => new(Lists(ApiServer, "enable-admission-plugins", "EventRateLimit"))
    {
        Title = "EventRateLimit admission plugin disabled",
        Message = "The API server does not limit the event rate; add the EventRateLimit admission plugin",
        Why =
            "A pod in a crash loop or an attacker can flood the API server and etcd with events until other requests fail. The plugin limits " +
            "events per server, namespace, user or object, and needs a configuration file. A small cluster with trusted workloads can run without " +
            "it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#eventratelimit",
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8511", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0011 checkov:CKV_K8S_79 kics:always_admit_admission_control_plugin_set kubescape:C-0122 cis-kubernetes:1.2.10")]
    public static FlagRule AlwaysAdmitEnabled => new(NeverLists(ApiServer, "enable-admission-plugins", "AlwaysAdmit"))
    {
        Title = "AlwaysAdmit admission plugin enabled",
        Message = "The API server admits every request; remove AlwaysAdmit from {1}",
        Why =
            "AlwaysAdmit has the same effect as no admission control, and has been deprecated since Kubernetes 1.13. Only a throwaway test " +
            "cluster can use it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwaysadmit",
        GoodValue = "NodeRestriction",
    };

    [Rule("SEA8512", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0012 checkov:CKV_K8S_80 kics:always_pull_images_admission_control_plugin_not_set kubescape:C-0123 cis-kubernetes:1.2.11")]
    public static FlagRule AlwaysPullImagesDisabled => new(Lists(ApiServer, "enable-admission-plugins", "AlwaysPullImages"))
    {
        Title = "AlwaysPullImages admission plugin disabled",
        Message = "Pods can use private images cached on a node without credentials; add AlwaysPullImages to --enable-admission-plugins",
        Why =
            "After one pod has pulled an image with a secret, every other pod on the node that knows its name can run it, because the credentials " +
            "are not checked again. A cluster that belongs to one team can do without the plugin.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages",
        Differences = Texts.PluginList,
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8513", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0013 checkov:CKV_K8S_81 kics:security_context_deny_admission_control_plugin_not_set kubescape:C-0124")]
    public static FlagRule SecurityContextDenyDisabled =>
        new(Lists(ApiServer, "enable-admission-plugins", "SecurityContextDeny", "PodSecurityPolicy").Until(30))
        {
            Title = "SecurityContextDeny admission plugin disabled",
            Message = "Pods can set any security context; add SecurityContextDeny or PodSecurityPolicy to --enable-admission-plugins",
            Why =
            "Before Pod Security admission, one of these plugins was needed so that a pod could not choose its own user or SELinux labels. Both " +
            "are removed from current versions: SecurityContextDeny in Kubernetes 1.30, PodSecurityPolicy in 1.25. With Pod Security admission " +
            "neither is needed.",
            Sources = "https://github.com/kubernetes/enhancements/issues/3785",
            Differences = Texts.PluginList,
            BadValue = "NamespaceLifecycle",
        };

    [Rule("SEA8514", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0014 checkov:CKV_K8S_82 kics:service_account_admission_control_plugin_disabled kubescape:C-0125 cis-kubernetes:1.2.12")]
    public static FlagRule ServiceAccountAdmissionDisabled => new(NeverLists(ApiServer, "disable-admission-plugins", "ServiceAccount"))
    {
        Title = "ServiceAccount admission plugin disabled",
        Message = "The API server disables an admission plugin that pods depend on; remove ServiceAccount from {1}",
        Why =
            "The plugin assigns a service account to each pod, checks that the account exists, and mounts its token. Without it pods have no " +
            "identity of their own, and permissions cannot be granted per workload. There is no reason to disable it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#serviceaccount",
        GoodValue = "AlwaysAdmit",
    };

    [Rule("SEA8515", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0015 checkov:CKV_K8S_83 kics:namespace_lifecycle_admission_control_plugin_disabled kubescape:C-0126 cis-kubernetes:1.2.13")]
    public static FlagRule NamespaceLifecycleDisabled => new(NeverLists(ApiServer, "disable-admission-plugins", "NamespaceLifecycle"))
    {
        Title = "NamespaceLifecycle admission plugin disabled",
        Message = "The API server allows objects in missing or terminating namespaces; remove NamespaceLifecycle from {1}",
        Why =
            "Without the plugin, objects can be created in namespaces that do not exist or are being deleted, and the namespaces `default`, " +
            "`kube-system` and `kube-public` can be deleted. There is no reason to disable it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#namespacelifecycle",
        GoodValue = "AlwaysAdmit",
    };

    [Rule("SEA8516", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "checkov:CKV_K8S_84 kics:pod_security_policy_admission_control_plugin_not_set")]
    public static FlagRule PodSecurityPolicyDisabled => new(Lists(ApiServer, "enable-admission-plugins", "PodSecurityPolicy").Until(25))
    {
        Title = "PodSecurityPolicy admission plugin disabled",
        Message = "The API server does not enforce pod security policies; add PodSecurityPolicy to --enable-admission-plugins",
        Why =
            "Up to Kubernetes 1.24 PodSecurityPolicy objects have no effect unless the plugin is enabled, so any pod can be privileged. " +
            "Kubernetes 1.25 replaced the plugin with Pod Security admission, which is enabled by default.",
        Sources = "https://kubernetes.io/docs/concepts/security/pod-security-policy/",
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
        Title = "NodeRestriction admission plugin disabled",
        Message = "A kubelet can change other nodes and their pods; add NodeRestriction to --enable-admission-plugins",
        Why =
            "An attacker who controls one node can use the credentials of its kubelet to change other Node and Pod objects, and to give the node " +
            "labels that attract pods with secrets. The plugin limits a kubelet to its own node and its own pods.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#noderestriction",
        Differences = Texts.PluginList,
        BadValue = "NamespaceLifecycle",
    };

    [Rule("SEA8518", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:image_policy_webhook_admission_control_plugin_not_set kubescape:C-0289 cis-kubernetes:5.5.1")]
    public static FlagRule ImagePolicyWebhookDisabled => new(Lists(ApiServer, "enable-admission-plugins", "ImagePolicyWebhook"))
    {
        Title = "ImagePolicyWebhook admission plugin disabled",
        Message = "The API server does not check images against a policy; add ImagePolicyWebhook to --enable-admission-plugins",
        Why =
            "Without a check at admission, images that were never scanned or signed, or that come from an unknown registry, can run in the " +
            "cluster. A policy engine that runs as a validating webhook, such as Kyverno or Gatekeeper, does the same job; suppress the rule then.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#imagepolicywebhook",
        BadValue = "NamespaceLifecycle",
    };
}
