using Seaworthy.Model.Yaml;
using Seaworthy.Rules.NetworkPolicies;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>The family of rules about an object whose selector matches no pod. Message: 0 name, 1 the selector.</summary>
sealed class UnmatchedSelectorRule(Func<KubernetesObject, Selector?> selectorOf) : FamilyRule<KubernetesObject>
{
    /// <summary>In mode All it is enough that the files could be read, and that there is a workload in any namespace.</summary>
    public bool IsStrictInAll { get; init; } = true;

    public override void Check(KubernetesObject item, Report report)
    {
        var isStrict = IsStrictInAll && report.Settings.Mode >= Mode.All;
        if (selectorOf(item) is { IsEmpty: false } selector && item.Unit.SelectsNothing(selector, item.Namespace, isStrict))
            report.At(selector.Node, item.Name, selector.Describe());
    }

    /// <summary>The selector of a Service that sends to pods; null for what points elsewhere.</summary>
    internal static Selector? OfService(KubernetesObject item) =>
        item is { Kind: "Service", ApiVersion: "v1" } && item.Spec() is { } spec && spec.Text("type") != "ExternalName" ? item.PodSelector : null;

    /// <summary>The selector of a disruption budget; null for other objects.</summary>
    internal static Selector? OfBudget(KubernetesObject item) => item.Kind == "PodDisruptionBudget" ? item.PodSelector : null;

    [Rule("SEA8200", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:dangling-service kube-score:service-targets-pod kics:service_does_not_target_pod kubescape:C-0293")]
    public static UnmatchedSelectorRule UnmatchedServiceSelector => new(OfService)
    {
        Title = "Service selects no pod",
        Message = "Service '{0}' selects no pod of these manifests; none has the labels {1}",
        Why =
            "A Service sends what it gets to the pods that carry all labels of its selector. With one label misspelt it has no endpoint, every connection to " +
            "it fails, and nothing says" +
            "\nwhy: the object is valid, and the pods are healthy.",
        Differences =
            "It speaks only where the folder or kustomization also holds a workload, all of its files can be read, and no pod anywhere in the workspace has " +
            "the labels: a Service alone in a file" +
            "\nis part of something that is put together elsewhere. In mode All a workload of another namespace is enough to judge it. Objects without a " +
            "namespace get theirs when they are applied, and are not taken to lie in `default`.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Service("""
                    selector:
                      [|app: web-api|]
                    ports:
                    - port: 80
                    """),
                Deployment()),
            Good.Kubernetes(Service("selector: { app: web }"))
                .Beside("deployment.yaml", Manifest("apps/v1", "Deployment", """
                template:
                  metadata:
                    labels: { app: web, tier: front }
                  spec:
                    containers:
                    - name: api
                      image: acme/api:1.4.2
                """)),
            Good.Kubernetes(Service("selector: { app: web }")).Because("without any workload beside it, the pods are described elsewhere"),
            Good.Kubernetes(
                Service("selector: { app: prometheus }", name: "prometheus"),
                Manifest("monitoring.coreos.com/v1", "Prometheus", name: "prometheus"),
                Pod()).Because("an operator makes pods that stand in no file"),
        ],
    };

    [Rule("SEA8209", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:dangling-networkpolicy kube-score:networkpolicy-targets-pod kics:network_policy_is_not_targeting_any_pod kubescape:C-0299")]
    public static UnmatchedSelectorRule UnmatchedNetworkPolicySelector => new(static item => PodIsolation.IsPolicy(item) ? PodIsolation.SelectorOf(item) : null)
    {
        Title = "Network policy selects no pod",
        Message = "NetworkPolicy '{0}' selects no pod of these manifests; none has the labels {1}",
        Why = "A policy that selects nothing protects nothing. The pods that it was written for keep talking to everybody, and nothing says so.",
        Differences =
            "It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any " +
            "namespace. What is found anywhere in the workspace counts, and a namespace" +
            "\nthat is not written is not taken for `default`.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                NetworkPolicy("""
                    podSelector:
                      [|matchLabels: { app: wep }|]
                    ingress:
                    - from:
                      - podSelector:
                          matchLabels: { app: web }
                    """),
                Pod(metadata: "labels: { app: web }")),
            Good.Kubernetes(NetworkPolicy(), Pod(metadata: "labels: { app: web }")),
            Good.Kubernetes(NetworkPolicy()).Because("a policy alone is part of something that is put together elsewhere"),
            Good.Kubernetes(
                NetworkPolicy("""
                    podSelector: {}
                    ingress:
                    - from:
                      - podSelector:
                          matchLabels: { app: web }
                    """),
                Pod(metadata: "labels: { app: web }")).Because("the empty selector selects every pod of the namespace"),
        ],
    };

    [Rule("SEA8212", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1")]
    public static UnmatchedSelectorRule UnmatchedDisruptionBudgetSelector => new(OfBudget)
    {
        Title = "Disruption budget selects no pod",
        Message = "PodDisruptionBudget '{0}' selects no pod of these manifests; none has the labels {1}",
        Why = "A budget that selects nothing protects nothing: a drained node may take all replicas at once.",
        Differences =
            "It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the " +
            "workspace counts, and a namespace" +
            "\nthat is not written is not taken for `default`.",
        IsStrictInAll = false,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Manifest("policy/v1", "PodDisruptionBudget", """
                    minAvailable: 1
                    selector:
                      [|matchLabels: { app: wep }|]
                    """),
                Deployment()),
            Good.Kubernetes(DisruptionBudget("minAvailable: 1"), Deployment()),
            Good.Kubernetes(DisruptionBudget("minAvailable: 1")).Because("a budget alone is part of something that is put together elsewhere"),
        ],
    };
}
