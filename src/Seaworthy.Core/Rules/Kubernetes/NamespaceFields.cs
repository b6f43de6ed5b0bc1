using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>What a namespace enforces, and which one an object is in.</summary>
static class NamespaceFields
{
    [Rule("SEA8030", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kube-linter:use-namespace checkov:CKV_K8S_21 kics:using_unrecommended_namespace kubescape:C-0061 kubescape:C-0212 trivy:KSV-0110 " +
            "cis-kubernetes:5.6.4")]
    public static FieldRule DefaultNamespace => new(static item =>
        item.Namespace == "default" && IsPlacedByAuthor(item) && NamespaceOf(item) is var space && space.IsExplicitly("default") ? space : null)
    {
        Title = "Default namespace",
        Message = "{0} '{1}' is in the namespace 'default'; set metadata.namespace to a dedicated namespace",
        Why =
            "Roles, quotas, network policies and Pod Security levels apply per namespace. In the default namespace unrelated workloads share " +
            "them, so a compromised workload can reach the objects of the others. It is acceptable in a test cluster.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
        Differences =
            "An object without a namespace is not in the default one, because kubectl, Kustomize, Helm, Argo CD and Flux can set it. A " +
            "separate rule, which has the same ids of other tools, requires every object to set its namespace.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: [|default|]")),
            Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
            Good.Kubernetes(Manifest("v1", "ConfigMap")).Because("kubectl, Kustomize, Helm and other tools set the namespace"),
        ],
    };

    [Rule("SEA8031", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-linter:use-namespace checkov:CKV_K8S_21 kics:using_unrecommended_namespace kubescape:C-0061 kubescape:C-0212 trivy:KSV-0110")]
    public static FieldRule MissingNamespace => new(static item =>
        IsPlacedByAuthor(item) && NamespaceOf(item) is var space && (space.IsUnset || space.IsExplicitly("")) ? space : null)
    {
        Title = "No namespace",
        Message = "{0} '{1}' has no namespace; set {2}",
        Why =
            "Without a namespace, the context of the person or pipeline that applies the file decides where the object is created. Teams that " +
            "apply files without Kustomize or Helm can require that each object sets its namespace.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/namespaces/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|web|]")),
            Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
            Good.Kubernetes(Manifest("rbac.authorization.k8s.io/v1", "ClusterRole")).Because("a ClusterRole is not namespaced"),
        ],
    };

    [Rule("SEA8039", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kubescape:C-0192 kubescape:C-0193 kubescape:C-0194 kubescape:C-0195 kubescape:C-0196 kubescape:C-0199 kubescape:C-0202 kubescape:C-0203 " +
            "kubescape:C-0204 cis-kubernetes:5.2.1")]
    public static FieldRule MissingPodSecurityLabel => new(static item =>
        LevelUnless(item, "baseline", "restricted"))
    {
        Title = "No Pod Security level enforced",
        Message = "Namespace '{1}' does not restrict its pods; set label pod-security.kubernetes.io/enforce to baseline",
        Why =
            "Without the label, Pod Security admission accepts every pod in the namespace: privileged containers, host namespaces and " +
            "hostPath volumes, each of which gives an attacker the node. If a policy engine such as Kyverno or Gatekeeper enforces the same, " +
            "disable this rule.",
        Sources =
            "https://kubernetes.io/docs/concepts/security/pod-security-admission/ " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/",
        Repair = "Set the label to baseline",
        RepairedValue = "baseline",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "Namespace", name: "[|shop|]"))
                .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: """
                labels:
                  pod-security.kubernetes.io/enforce: baseline
                """)),
            Bad.Kubernetes(
                Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: [|privileged|] }"))
                .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: baseline }")),
            Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
            Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: baseline }")),
        ],
    };

    [Rule("SEA8040", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kubescape:C-0197 kubescape:C-0198 kubescape:C-0200 kubescape:C-0201")]
    public static FieldRule MissingRestrictedPodSecurity => new(static item =>
        LevelUnless(item, "restricted", "restricted"))
    {
        Title = "Restricted Pod Security level not enforced",
        Message = "Namespace '{1}' accepts unrestricted pods; set label pod-security.kubernetes.io/enforce to restricted",
        Why =
            "The baseline level still accepts containers that run as root and allow privilege escalation. If every workload of the namespace " +
            "meets the restricted level, enforce it, so that an attacker in a container has fewer ways to reach the node.",
        Sources =
            "https://kubernetes.io/docs/concepts/security/pod-security-standards/ " +
            "https://kubernetes.io/docs/tasks/configure-pod-container/enforce-standards-namespace-labels/",
        Repair = "Set the label to restricted",
        RepairedValue = "restricted",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: [|baseline|] }"))
                .Fixed(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
            Good.Kubernetes(Manifest("v1", "Namespace", name: "shop", metadata: "labels: { pod-security.kubernetes.io/enforce: restricted }")),
        ],
    };

    static Setting<string>? LevelUnless(KubernetesObject item, string wanted, string stricter)
    {
        if (!item.Is("Namespace") || item.Name is "kube-system" or "kube-public" or "kube-node-lease")
            return null;
        var level = item.Root.Text("metadata", "labels", "pod-security.kubernetes.io/enforce");
        return level.IsUnset || level.IsKnown && level.Value != wanted && level.Value != stricter ? level : null;
    }

    static Setting<string> NamespaceOf(KubernetesObject item) => item.Root.Text("metadata", "namespace");

    // Kubernetes itself creates the other objects in the default namespace.
    static bool IsPlacedByAuthor(KubernetesObject item) =>
        ObjectKinds.IsNamespaced(item) && !(item.Kind is "Service" or "Endpoints" or "EndpointSlice" && item.Name == "kubernetes") &&
        !(item.Kind == "ServiceAccount" && item.Name == "default");
}
