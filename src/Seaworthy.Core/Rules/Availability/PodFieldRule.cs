using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>The family of rules about one field of a pod. Message: 0 kind, 1 name, 2 the field.</summary>
/// <param name="find">The field where it is at fault; null otherwise.</param>
sealed class PodFieldRule(Func<ManifestNode, Setting?> find) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        if (workload is { Object: { IsPatch: false } item, IsKnative: false } && find(workload.Spec) is { } setting)
            report.At(setting, item.Kind, item.Name, setting.Spelling);
    }

    [Rule("SEA5064", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:no-node-affinity")]
    public static PodFieldRule MissingNodeAffinity =>
        new(static pod => pod.Presence("affinity", "nodeAffinity") is { IsUnset: true } affinity ? affinity : null)
        {
            Title = "Missing node affinity",
            Message = "{0} '{1}' can be scheduled on any node; add affinity.nodeAffinity",
            Why =
            "In a cluster with several architectures, zones or node pools, a pod can land on a node that cannot run it or that costs too " +
            "much. Teams with such clusters can require every workload to state which nodes it can run on.",
            Sources = "https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/",
            MoreExamples = static () =>
            [
                Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Good.Kubernetes(Deployment(pod: """
                affinity:
                  nodeAffinity:
                    requiredDuringSchedulingIgnoredDuringExecution:
                      nodeSelectorTerms: [{ matchExpressions: [{ key: kubernetes.io/arch, operator: In, values: [amd64] }] }]
                """)),
            Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
                template:
                  spec:
                    containers:
                    - image: acme/api:1.4.2
                """)).Because("Knative rejects the field or sets it itself"),
        ],
        };

    [Rule("SEA5068", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "polaris:priorityClassNotSet")]
    public static PodFieldRule MissingPriorityClass => new(static pod => pod.Text("priorityClassName") is { IsUnset: true } name ? name : null)
    {
        Title = "Missing priority class",
        Message = "{0} '{1}' has no priority class; set {2}",
        Why =
            "When a cluster has no free resources, pods with a higher priority preempt those with a lower one; a pod without a class has " +
            "priority 0 unless the cluster has a global default. Teams that rank their workloads can require each of them to name a class.",
        Sources = "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Good.Kubernetes(Deployment(pod: "priorityClassName: high")),
            Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
                template:
                  spec:
                    containers:
                    - image: acme/api:1.4.2
                """)).Because("Knative rejects the field or sets it itself"),
        ],
    };

    [Rule("SEA5081", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:restart-policy")]
    public static PodFieldRule MissingRestartPolicy => new(static pod =>
        pod.Text("restartPolicy") is var policy && (policy.IsUnset || policy.IsExplicitly("Never") || policy.IsExplicitly("")) ? policy : null)
    {
        Title = "No restart of failed containers",
        Message = "{0} '{1}' sets no restart policy for failures; set {2} to Always or OnFailure",
        Why =
            "With restartPolicy Never a failed container is not restarted, so a transient error ends the pod. Teams can require every pod " +
            "to state that its containers restart on failure.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Bad.Kubernetes(Job(pod: "restartPolicy: [|Never|]")),
            Good.Kubernetes(Deployment(pod: "restartPolicy: Always")),
            Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
                template:
                  spec:
                    containers:
                    - image: acme/api:1.4.2
                """)).Because("Knative rejects the field or sets it itself"),
        ],
    };
}
