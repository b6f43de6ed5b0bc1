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
            Title = "No node affinity",
            Message = "{0} '{1}' may be scheduled on any node; add affinity.nodeAffinity",
            Why = "Some teams want every workload to say which nodes it may run on, by architecture, zone or pool.",
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
                """)).Because("Knative refuses the field, or decides it itself"),
        ],
        };

    [Rule("SEA5068", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "polaris:priorityClassNotSet")]
    public static PodFieldRule MissingPriorityClass => new(static pod => pod.Text("priorityClassName") is { IsUnset: true } name ? name : null)
    {
        Title = "No priority class",
        Message = "{0} '{1}' has no priority; set {2}",
        Why = "When a node runs out of room, pods without a priority are the first to go. Teams that rank their workloads want each to say where it stands.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Good.Kubernetes(Deployment(pod: "priorityClassName: high")),
            Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
                template:
                  spec:
                    containers:
                    - image: acme/api:1.4.2
                """)).Because("Knative refuses the field, or decides it itself"),
        ],
    };

    [Rule("SEA5081", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:restart-policy")]
    public static PodFieldRule MissingRestartPolicy => new(static pod =>
        pod.Text("restartPolicy") is var policy && (policy.IsUnset || policy.IsExplicitly("Never") || policy.IsExplicitly("")) ? policy : null)
    {
        Title = "Failed containers may not be restarted",
        Message = "{0} '{1}' does not ask for its containers to be restarted; set {2} to Always or OnFailure",
        Why = "Some teams want each pod to say that its containers are restarted when they fail, and nothing to run once and be forgotten.",
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
                """)).Because("Knative refuses the field, or decides it itself"),
        ],
    };
}
