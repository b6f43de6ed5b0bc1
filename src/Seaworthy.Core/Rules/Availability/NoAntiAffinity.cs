using Seaworthy.Rules.Kubernetes;

namespace Seaworthy.Rules.Availability;

[Rule("SEA5062", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:no-anti-affinity kube-score:deployment-has-host-podantiaffinity kube-score:statefulset-has-host-podantiaffinity kics:deployment_has_no_pod_anti_affinity kics:statefulset_has_no_pod_anti_affinity")]
public sealed class NoAntiAffinity : Rule<Pod>
{
    public override string Title => "Replicas may share a node";

    public override string Message => "Nothing keeps the pods of {0} '{1}' on different nodes; add topologySpreadConstraints or a podAntiAffinity over kubernetes.io/hostname";

    public override string Why => """
        The scheduler may put all replicas on one node. When that node goes, so does the service, however many replicas it has.
        """;

    public override string? Differences => """
        Topology spread constraints do the same and more, so a workload with them is fine. A workload that does not say how many replicas it has runs one: kube-score's wish to see the rule there is a
        rule of its own. KICS asks from three replicas on, the others from two.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is not { } item || !ObjectKinds.IsScaled(item))
            return;
        var replicas = item.Root.Integer("spec", "replicas");
        if (replicas.IsKnown && replicas.Value > 1 && !item.IsPatch && HostSpread.IsMissing(workload))
            HostSpread.Fix(report.At(item.NameSpan, item.Kind, item.Name), workload);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: [|web|]
            spec:
              replicas: 3
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
              replicas: 3
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
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: [|web|]
            spec:
              replicas: 3
              serviceName: web
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  affinity:
                    podAntiAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm:
                          topologyKey: kubernetes.io/hostname
                          labelSelector:
                            matchLabels:
                              app: api
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """)
            .Fixed("""
            apiVersion: apps/v1
            kind: StatefulSet
            metadata:
              name: web
            spec:
              replicas: 3
              serviceName: web
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  affinity:
                    podAntiAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm:
                          topologyKey: kubernetes.io/hostname
                          labelSelector:
                            matchLabels:
                              app: api
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
            """),
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: [|web|]
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }] } }
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
              replicas: 3
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  affinity: { podAntiAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [{ topologyKey: topology.kubernetes.io/zone, labelSelector: { matchLabels: { app: web } } }] } }
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
            """),
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: [|web|]
              namespace: shop
            spec:
              replicas: 2
              selector:
                matchExpressions: [{ key: app, operator: In, values: [web] }]
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
            """),
        Good.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  affinity:
                    podAntiAffinity:
                      preferredDuringSchedulingIgnoredDuringExecution:
                      - weight: 100
                        podAffinityTerm:
                          topologyKey: kubernetes.io/hostname
                          labelSelector:
                            matchLabels:
                              app: web
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
            """).Because("one pod needs no other node"),
        Good.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              replicas: 3
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, labelSelector: { matchLabels: { app: web } } }]
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """).Because("constraints spread the pods too"),
    ];
}
