namespace Seaworthy.Rules.Availability;

[Rule("SEA5068", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:priorityClassNotSet")]
public sealed class NoPriorityClass : Rule<Pod>
{
    public override string Title => "No priority class";

    public override string Message => "{0} '{1}' has no priority; set {2}";

    public override string Why => """
        When a node runs out of room, pods without a priority are the first to go. Teams that rank their workloads want each to say where it stands.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is { Spec: { } pod, Object: { IsPatch: false } item, IsKnative: false } && pod.Text("priorityClassName") is { IsUnset: true } name)
            report.At(name, item.Kind, item.Name, name.Spelling);
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
                  priorityClassName: high
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """),
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
