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
        Message = "{0} '{1}' stands in the namespace 'default'; give it one of its own",
        Why = "Rights, quotas and network policies are given by namespace. In the default one everything that somebody forgot to place meets everything else.",
        Differences =
            "An object without a namespace is not in the default one: kubectl, Kustomize, Helm, Argo CD and Flux say where it goes. Who wants each object to " +
            "say it switches on the rule for that, which has the same ids.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: [|default|]")),
            Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
            Good.Kubernetes(Manifest("v1", "ConfigMap")).Because("kubectl, Kustomize, Helm and others fill the namespace in"),
        ],
    };

    [Rule("SEA8031", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-linter:use-namespace checkov:CKV_K8S_21 kics:using_unrecommended_namespace kubescape:C-0061 kubescape:C-0212 trivy:KSV-0110")]
    public static FieldRule MissingNamespace => new(static item =>
        IsPlacedByAuthor(item) && NamespaceOf(item) is var space && (space.IsUnset || space.IsExplicitly("")) ? space : null)
    {
        Title = "No namespace",
        Message = "{0} '{1}' does not say in which namespace it stands; set {2}",
        Why = "Without a namespace it depends on who applies the file where the object goes. Teams that apply files as they are want each object to say it.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|web|]")),
            Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
            Good.Kubernetes(Manifest("rbac.authorization.k8s.io/v1", "ClusterRole")).Because("it stands in no namespace"),
        ],
    };

    [Rule("SEA8039", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kubescape:C-0192 kubescape:C-0193 kubescape:C-0194 kubescape:C-0195 kubescape:C-0196 kubescape:C-0199 kubescape:C-0202 kubescape:C-0203 " +
            "kubescape:C-0204 cis-kubernetes:5.2.1")]
    public static FieldRule MissingPodSecurityLabel => new(static item =>
        LevelUnless(item, "baseline", "restricted"))
    {
        Title = "Namespace lets in any pod",
        Message = "Namespace '{1}' enforces no Pod Security standard; set the label pod-security.kubernetes.io/enforce to baseline or restricted",
        Why =
            "Without the label Kubernetes starts whatever is asked of it in the namespace: privileged containers, the host's namespaces and its files. A " +
            "policy engine may do the same work; then this rule can be switched off.",
        Repair = "Enforce the baseline",
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
        Title = "Namespace does not enforce the restricted standard",
        Message = "Namespace '{1}' does not enforce the restricted Pod Security standard; set the label pod-security.kubernetes.io/enforce to restricted",
        Why =
            "The baseline still lets containers run as root and raise their rights. Where every workload is ready for it, the restricted standard forbids " +
            "that as well.",
        Repair = "Enforce the restricted standard",
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

    // The other objects are made by Kubernetes itself, and belong where they are.
    static bool IsPlacedByAuthor(KubernetesObject item) =>
        ObjectKinds.IsNamespaced(item) && !(item.Kind is "Service" or "Endpoints" or "EndpointSlice" && item.Name == "kubernetes") &&
        !(item.Kind == "ServiceAccount" && item.Name == "default");
}
