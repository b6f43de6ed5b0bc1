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
        Why = "With three pods a service that needs a majority still has one while a pod is away, and an update never leaves a single pod alone with the load.",
        Repair = "Run three pods",
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
        Title = "Update stops all pods first",
        Message = "{0} '{1}' is away during every update; use the RollingUpdate strategy",
        Why =
            "With Recreate all pods of the old version stop before the first of the new one starts. It is right for something that must not run twice, such " +
            "as the only writer of a volume; everything else is away for no reason.",
        Differences =
            "A Deployment without a strategy rolls, so only a written Recreate counts; kube-linter also reports a Deployment that names no strategy. " +
            "kube-score looks only at Deployments that a Service sends requests to.",
        Repair = "Update pod by pod",
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
            Good.Kubernetes(Deployment()).Because("a Deployment rolls unless told otherwise"),
        ],
    };

    [Rule("SEA5086", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:no-rolling-update-strategy")]
    public static FieldRule OnDeleteStrategy => new(static item =>
        (item.Is("DaemonSet") || item.Is("StatefulSet")) && item.Root.Text("spec", "updateStrategy", "type") is var type &&
        type.IsExplicitly("OnDelete") ? type : null)
    {
        Title = "Update waits for somebody to delete pods",
        Message = "{0} '{1}' keeps its old pods after an update until somebody deletes them; use the RollingUpdate strategy",
        Why =
            "With OnDelete the new version of a pod runs when the old one is deleted by hand. That is right for a database whose owner decides the moment; " +
            "elsewhere a fix that was rolled out does not run.",
        Repair = "Update pod by pod",
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
                """, name: "agent")).Because("a DaemonSet rolls unless told otherwise"),
        ],
    };

    [Rule("SEA5082", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-score:deployment-replicas")]
    public static FieldRule SingleReplicaBehindService => new(static item =>
        item.Is("Deployment") && !item.IsPatch && item.Root.Integer("spec", "replicas") is var replicas &&
        (replicas.IsUnset || replicas.IsKnown && replicas.Value < 2) && item.Unit.Autoscalers(item).Count == 0 &&
        PodSelection.IsServed(item.Workloads[0]) ? replicas : null)
    {
        Title = "Service with a single pod behind it",
        Message = "Requests go to Deployment '{1}', which runs one pod; set {2} to 2 or more",
        Why = "The rule about single replicas, for teams that mind only what a Service sends requests to.",
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
        Title = "Service whose pods all stop for an update",
        Message = "Requests go to Deployment '{1}', which is away during every update; use the RollingUpdate strategy",
        Why = "The rule about the Recreate strategy, for teams that mind only what a Service sends requests to.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Service(), DeploymentSpec("strategy: { type: [|Recreate|] }")),
            Good.Kubernetes(Service(), Deployment()),
            Good.Kubernetes(DeploymentSpec("strategy: { type: Recreate }")).Because("no Service sends requests to it"),
        ],
    };
}
