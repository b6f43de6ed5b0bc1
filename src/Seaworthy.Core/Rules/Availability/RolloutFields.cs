using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>How many pods a workload runs, and how they are updated.</summary>
static class RolloutFields
{
    [Rule("SEA5061", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-linter:minimum-three-replicas",
        Related = "polaris:deploymentMissingReplicas kube-score:deployment-replicas")]
    public static FieldRule FewerThanThreeReplicas => new(static item =>
        ObjectKinds.IsScaled(item) && !item.IsPatch && item.Root.Integer("spec", "replicas") is var replicas &&
        (replicas.IsUnset || replicas.IsKnown && replicas.Value is >= 0 and < 3) ? replicas : null)
    {
        Title = "Fewer than three replicas",
        Message = "{0} '{1}' runs fewer than three pods; set {2} to 3 or more",
        Why =
            "With three replicas, a service that needs a quorum still has one while a pod is unavailable, and an update never leaves a single " +
            "pod to serve all requests. Two replicas, or one, are acceptable for services that tolerate downtime.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/",
        Repair = "Set replicas to 3",
        RepairedValue = "3",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec("replicas: [|2|]", pod: "topologySpreadConstraints: []"))
                .Fixed(DeploymentSpec("replicas: 3", pod: "topologySpreadConstraints: []")),
            Good.Kubernetes(DeploymentSpec("replicas: 3")),
        ],
    };

    [Rule("SEA5067", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:no-rolling-update-strategy kubescape:C-0305",
        Related = "kube-score:deployment-strategy")]
    public static FieldRule RecreateStrategy => new(static item =>
        (item.Is("Deployment") || ObjectKinds.IsDeploymentConfig(item)) &&
        item.Root.Text("spec", "strategy", "type") is { IsKnown: true, Value: "Recreate" } type ? type : null)
    {
        Title = "Recreate strategy",
        Message = "{0} '{1}' is unavailable during every update (strategy Recreate); set spec.strategy.type to RollingUpdate",
        Why =
            "With Recreate, all pods of the old version stop before the first pod of the new one starts. It is correct for a program that " +
            "must not run twice, such as the only writer of a volume; any other service is unavailable without need.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/",
        Differences =
            "A Deployment without a strategy uses RollingUpdate, so only an explicit Recreate is reported; kube-linter also reports a " +
            "Deployment without a strategy. kube-score reports only Deployments behind a Service.",
        Repair = "Remove the Recreate strategy",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec("""
                strategy:
                  type: [|Recreate|]
                """))
                .Fixed(Deployment()),
            Bad.Kubernetes(Manifest("apps.openshift.io/v1", "DeploymentConfig", """
                strategy:
                  type: [|Recreate|]
                selector: { app: web }
                template:
                  metadata:
                    labels: { app: web }
                  spec:
                    containers: [{ name: api, image: acme/api:1.4.2 }]
                """))
                .Fixed(Manifest("apps.openshift.io/v1", "DeploymentConfig", """
                selector: { app: web }
                template:
                  metadata:
                    labels: { app: web }
                  spec:
                    containers: [{ name: api, image: acme/api:1.4.2 }]
                """)),
            Good.Kubernetes(DeploymentSpec("strategy: { type: RollingUpdate }")),
            Good.Kubernetes(Deployment()).Because("RollingUpdate is the default of a Deployment"),
        ],
    };

    [Rule("SEA5086", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:no-rolling-update-strategy")]
    public static FieldRule OnDeleteStrategy => new(static item =>
        (item.Is("DaemonSet") || item.Is("StatefulSet")) && item.Root.Text("spec", "updateStrategy", "type") is var type &&
        type.IsExplicitly("OnDelete") ? type : null)
    {
        Title = "OnDelete update strategy",
        Message = "{0} '{1}' keeps its old pods after an update (OnDelete); set spec.updateStrategy.type to RollingUpdate",
        Why =
            "With OnDelete, the new version of a pod starts only after the old pod has been deleted by hand, so a security fix that was " +
            "rolled out does not run. It is acceptable for a database whose operator chooses the time of each restart.",
        Sources =
            "https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/ " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/",
        Repair = "Set the strategy to RollingUpdate",
        RepairedValue = "RollingUpdate",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Manifest("apps/v1", "DaemonSet", """
                updateStrategy: { type: [|OnDelete|] }
                selector: { matchLabels: { app: agent } }
                template:
                  metadata:
                    labels: { app: agent }
                  spec:
                    containers: [{ name: agent, image: acme/agent:1.4.2 }]
                """, name: "agent"))
                .Fixed(Manifest("apps/v1", "DaemonSet", """
                updateStrategy: { type: RollingUpdate }
                selector: { matchLabels: { app: agent } }
                template:
                  metadata:
                    labels: { app: agent }
                  spec:
                    containers: [{ name: agent, image: acme/agent:1.4.2 }]
                """, name: "agent")),
            Good.Kubernetes(Manifest("apps/v1", "DaemonSet", """
                selector: { matchLabels: { app: agent } }
                template:
                  metadata:
                    labels: { app: agent }
                  spec:
                    containers: [{ name: agent, image: acme/agent:1.4.2 }]
                """, name: "agent")).Because("RollingUpdate is the default of a DaemonSet"),
        ],
    };

    [Rule("SEA5082", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-score:deployment-replicas")]
    public static FieldRule SingleReplicaBehindService => new(static item =>
        item.Is("Deployment") && !item.IsPatch && item.Root.Integer("spec", "replicas") is var replicas &&
        (replicas.IsUnset || replicas.IsKnown && replicas.Value < 2) && item.Unit.Autoscalers(item).Count == 0 &&
        PodSelection.IsServed(item.Workloads[0]) ? replicas : null)
    {
        Title = "Service with a single pod",
        Message = "Deployment '{1}' behind a Service runs one pod; set {2} to 2 or more",
        Why = """
            A Service with one pod has no endpoint whenever the pod's node fails or is drained. This variant of the rule about single replicas reports
            only Deployments behind a Service.
            """,
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Service(), DeploymentSpec("replicas: [|1|]")),
            Good.Kubernetes(Service(), DeploymentSpec("replicas: 2")),
            Good.Kubernetes(DeploymentSpec("replicas: 1")).Because("no Service sends requests to it"),
        ],
    };

    [Rule("SEA5083", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-score:deployment-strategy")]
    public static FieldRule RecreateStrategyBehindService => new(static item =>
        item.Is("Deployment") && !item.IsPatch && item.Root.Text("spec", "strategy", "type") is { IsKnown: true } type &&
        type.Value is not ("RollingUpdate" or "") && PodSelection.IsServed(item.Workloads[0]) ? type : null)
    {
        Title = "Service unavailable during updates",
        Message = "Deployment '{1}' behind a Service is unavailable during every update; set spec.strategy.type to RollingUpdate",
        Why = """
            With the Recreate strategy all pods stop before the new ones start, so the Service has no endpoints during every update. This variant of the
            rule about the Recreate strategy reports only Deployments behind a Service.
            """,
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/deployment/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Service(), DeploymentSpec("strategy: { type: [|Recreate|] }")),
            Good.Kubernetes(Service(), Deployment()),
            Good.Kubernetes(DeploymentSpec("strategy: { type: Recreate }")).Because("no Service sends requests to it"),
        ],
    };
}
