namespace Seaworthy.Rules.Availability;

[Rule("SEA5082", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:deployment-replicas")]
public sealed class ServedBySinglePod : Rule<KubernetesObject>
{
    public override string Title => "Service with a single pod behind it";

    public override string Message => "Requests go to Deployment '{0}', which runs one pod; set {1} to 2 or more";

    public override string Why => """
        The rule about single replicas, for teams that mind only what a Service sends requests to.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Deployment") || item.IsPatch)
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        if ((replicas.IsUnset || replicas.IsKnown && replicas.Value < 2) && item.Unit.Autoscalers(item).Count == 0 && Neighbours.IsServed(item.Workloads[0]))
            report.At(replicas, item.Name, replicas.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
              - port: 80
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: [|1|]
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
            apiVersion: v1
            kind: Service
            metadata:
              name: web
            spec:
              selector:
                app: web
              ports:
              - port: 80
            ---
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 2
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
              replicas: 1
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
            """).Because("no Service sends requests to it"),
    ];
}
