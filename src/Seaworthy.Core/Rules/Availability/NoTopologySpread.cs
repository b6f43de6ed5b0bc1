namespace Seaworthy.Rules.Availability;

[Rule("SEA5065", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:topologySpreadConstraint",
    Related = "kube-score:pod-topology-spread-constraints")]
public sealed class NoTopologySpread : Rule<Pod>
{
    public override string Title => "No topology spread constraint";

    public override string Message => "Nothing spreads the pods of {0} '{1}' over zones or nodes; add topologySpreadConstraints";

    public override string Why => """
        With constraints the scheduler keeps the pods of a workload evenly over zones and nodes, so that the loss of one takes only its share.
        """;

    public override string? Differences => """
        Polaris asks a DaemonSet too, which has a pod on every node anyway.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Spec: { } pod, Object: { IsPatch: false } item, IsBatch: false, IsKnative: false } || item.Kind == "DaemonSet")
            return;
        var constraints = pod.Presence("topologySpreadConstraints");
        if (constraints.IsUnset || pod.Value("topologySpreadConstraints") is YamlSequence { Items.Count: 0 })
            HostSpread.Fix(report.At(constraints, item.Kind, item.Name), workload);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: [|web|]
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """)
            .Fixed("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
            """),
        Good.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """),
        Good.Kubernetes("""
            apiVersion: apps/v1
            kind: DaemonSet
            metadata:
              name: agent
            spec:
              selector:
                matchLabels:
                  app: agent
              template:
                metadata:
                  labels:
                    app: agent
                spec:
                  containers:
                  - name: agent
                    image: acme/agent:1.4.2
            """).Because("a DaemonSet has one pod on each node"),
        Good.Kubernetes("""
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata:
              name: web
            spec:
              template:
                spec:
                  containers:
                  - image: acme/api:1.4.2
            """).Because("Knative refuses the field, or decides it itself"),
    ];
}
