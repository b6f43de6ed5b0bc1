using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>The family of rules about replicas that can all run on one node. Message: 0 kind, 1 name.</summary>
sealed class AntiAffinityRule(Func<KubernetesObject, bool> hasReplicas) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is { IsPatch: false } item && hasReplicas(item) && HostSpread.IsMissing(workload))
            HostSpread.Fix(report.At(item.NameSpan, item.Kind, item.Name), workload);
    }

    [Rule("SEA5062", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases =
            "kube-linter:no-anti-affinity kube-score:deployment-has-host-podantiaffinity kube-score:statefulset-has-host-podantiaffinity " +
            "kics:deployment_has_no_pod_anti_affinity kics:statefulset_has_no_pod_anti_affinity")]
    public static AntiAffinityRule MissingPodAntiAffinity => new(static item =>
        ObjectKinds.IsScaled(item) && item.Root.Integer("spec", "replicas") is { IsKnown: true, Value: > 1 })
    {
        Title = "Replicas can share a node",
        Message = "Pods of {0} '{1}' can share a node; add topologySpreadConstraints over kubernetes.io/hostname",
        Why =
            "Without a constraint the scheduler can place all replicas on one node. If that node fails, the service is unavailable, however " +
            "many replicas it has. It is acceptable on a cluster with a single node.",
        Sources =
            "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ " +
            "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
        Differences =
            "Topology spread constraints serve the same purpose, so a workload with them is not reported. A workload without replicas runs " +
            "one pod and is checked by a separate rule, as kube-score does. KICS reports from three replicas on, the other tools from two.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec("replicas: 3", name: "[|web|]")).Fixed(DeploymentSpec("replicas: 3", end: SpreadAcrossNodes)),
            Bad.Kubernetes(StatefulSet("""
                replicas: 3
                serviceName: web
                """, name: "[|web|]", pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 100
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
                        labelSelector:
                          matchLabels:
                            app: api
                """))
                .Fixed(StatefulSet("""
                replicas: 3
                serviceName: web
                """, pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 100
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
                        labelSelector:
                          matchLabels:
                            app: api
                """, end: SpreadAcrossNodes)),
            Bad.Kubernetes(DeploymentSpec("replicas: 3", name: "[|web|]", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                    - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }
                """))
                .Fixed(DeploymentSpec("replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                    - { topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }
                """, end: SpreadAcrossNodes)),
            Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
                replicas: 2
                selector: { matchExpressions: [{ key: app, operator: In, values: [web] }] }
                template:
                  metadata:
                    labels: { app: web }
                  spec:
                    affinity:
                      podAntiAffinity:
                        requiredDuringSchedulingIgnoredDuringExecution:
                        - topologyKey: kubernetes.io/hostname
                          labelSelector: { matchLabels: { app: web } }
                          namespaces: [staging]
                    containers: [{ name: api, image: acme/api:1.4.2 }]
                """, name: "[|web|]", metadata: "namespace: shop")),
            Good.Kubernetes(DeploymentSpec("replicas: 3", pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 100
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
                        labelSelector:
                          matchLabels:
                            app: web
                """)),
            Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("a single pod cannot be spread"),
            Good.Kubernetes(DeploymentSpec("replicas: 3", pod: """
                topologySpreadConstraints:
                - maxSkew: 1
                  topologyKey: topology.kubernetes.io/zone
                  whenUnsatisfiable: ScheduleAnyway
                  labelSelector: { matchLabels: { app: web } }
                """)).Because("topology spread constraints also spread the pods"),
        ],
    };

    [Rule("SEA5063", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:deployment-has-host-podantiaffinity kube-score:statefulset-has-host-podantiaffinity")]
    public static AntiAffinityRule MissingAutoscaledPodAntiAffinity => new(static item =>
        (item.Is("Deployment") || item.Is("StatefulSet")) && item.Root.Integer("spec", "replicas").IsUnset)
    {
        Title = "Replicas without a fixed number can share a node",
        Message = "Pods of {0} '{1}' can share a node if scaled; add topologySpreadConstraints over kubernetes.io/hostname",
        Why =
            "A workload without replicas is often scaled by an autoscaler. The scheduler can then place all of its pods on one node, and the " +
            "failure of that node makes the service unavailable.",
        Sources =
            "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/ " +
            "https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")).Fixed(Deployment(end: SpreadAcrossNodes)),
            Good.Kubernetes(Deployment(pod: """
                affinity:
                  podAntiAffinity:
                    preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 100
                      podAffinityTerm:
                        topologyKey: kubernetes.io/hostname
                        labelSelector:
                          matchLabels:
                            app: web
                """)),
        ],
    };
}
