using Seaworthy.Model.Yaml;
using Seaworthy.Rules.NetworkPolicies;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>The family of rules about an object whose selector matches no pod. Message: 0 name, 1 the selector.</summary>
sealed class UnmatchedSelectorRule(Func<KubernetesObject, Selector?> selectorOf) : FamilyRule<KubernetesObject>
{
    /// <summary>In mode All it is enough that the files can be parsed and that any namespace has a workload.</summary>
    public bool IsStrictInAll { get; init; } = true;

    public override void Check(KubernetesObject item, Report report)
    {
        var isStrict = IsStrictInAll && report.Settings.Mode >= Mode.All;
        if (selectorOf(item) is { IsEmpty: false } selector && item.Unit.SelectsNothing(selector, item.Namespace, isStrict))
            report.At(selector.Node, item.Name, selector.Describe());
    }

    /// <summary>The selector of a Service that forwards to pods; null for other Services.</summary>
    internal static Selector? OfService(KubernetesObject item) =>
        item is { Kind: "Service", ApiVersion: "v1" } && item.Spec() is { } spec && spec.Text("type") != "ExternalName" ? item.PodSelector : null;

    /// <summary>The selector of a disruption budget; null for other objects.</summary>
    internal static Selector? OfBudget(KubernetesObject item) => item.Kind == "PodDisruptionBudget" ? item.PodSelector : null;

    [Rule("SEA8200", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:dangling-service kube-score:service-targets-pod kics:service_does_not_target_pod kubescape:C-0293")]
    public static UnmatchedSelectorRule UnmatchedServiceSelector => new(OfService)
    {
        Title = "Service selects no pod",
        Message = "Service '{0}' selects no pod of these manifests because none has the labels {1}; check spec.selector",
        Why =
            "A Service forwards traffic to the pods that have all labels of its selector. With one label misspelled it has no endpoints and " +
            "every connection fails, while the object is valid and the pods are healthy, so no error is reported.",
        Sources = "https://kubernetes.io/docs/concepts/services-networking/service/",
        Differences =
            "The rule reports only if the directory or kustomization also contains a workload, all of its files can be parsed, and no pod of " +
            "the workspace has the labels; in mode All, a workload of another namespace is enough. An object without a namespace is not " +
            "assumed to be in `default`.",
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
            Good.Kubernetes(Service("selector: { app: web }")).Because("without any workload, the pods are defined elsewhere"),
            Good.Kubernetes(
                Service("selector: { app: prometheus }", name: "prometheus"),
                Manifest("monitoring.coreos.com/v1", "Prometheus", name: "prometheus"),
                Pod()).Because("an operator creates pods that are in no file"),
        ],
    };

    [Rule("SEA8209", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-linter:dangling-networkpolicy kube-score:networkpolicy-targets-pod kics:network_policy_is_not_targeting_any_pod kubescape:C-0299")]
    public static UnmatchedSelectorRule UnmatchedNetworkPolicySelector => new(static item => PodIsolation.IsPolicy(item) ? PodIsolation.SelectorOf(item) : null)
    {
        Title = "Network policy selects no pod",
        Message = "NetworkPolicy '{0}' selects no pod of these manifests because none has the labels {1}; check spec.podSelector",
        Why =
            "A policy that selects no pod protects nothing. The pods that it was written for still accept connections from every other pod, " +
            "so an attacker in one of them can reach them, and no error is reported.",
        Sources = "https://kubernetes.io/docs/concepts/services-networking/network-policies/",
        Differences =
            "The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed; in mode " +
            "All, a workload of any namespace is enough. Objects anywhere in the workspace count, and an object without a namespace is not " +
            "assumed to be in `default`.",
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
            Good.Kubernetes(NetworkPolicy()).Because("without any workload, the pods are defined elsewhere"),
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
        Message = "PodDisruptionBudget '{0}' selects no pod of these manifests because none has the labels {1}; check spec.selector",
        Why =
            "A budget that selects no pod protects nothing: draining nodes for an upgrade can evict all replicas at the same time, and the " +
            "service is unavailable until they run elsewhere.",
        Sources = "https://kubernetes.io/docs/tasks/run-application/configure-pdb/",
        Differences =
            "The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed. Objects " +
            "anywhere in the workspace count, and an object without a namespace is not assumed to be in `default`.",
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
            Good.Kubernetes(DisruptionBudget("minAvailable: 1")).Because("without any workload, the pods are defined elsewhere"),
        ],
    };
}
