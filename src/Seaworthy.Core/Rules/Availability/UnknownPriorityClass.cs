namespace Seaworthy.Rules.Availability;

[Rule("SEA5069", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:priority-class-name")]
public sealed class UnknownPriorityClass : Rule<Pod>
{
    public override string Title => "Priority class is not one of those allowed";

    public override string Message => "The priority class '{0}' is not allowed; {1}";

    public override string Why => """
        A priority class that a team does not plan with lets one workload push out others. The rule knows the two classes of Kubernetes itself; a team lists its own.
        """;

    public override IEnumerable<RuleOption> Options => [Option];

    static readonly string[] s_builtIn = ["system-cluster-critical", "system-node-critical"];

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec.Text("priorityClassName") is not { IsKnown: true, Value.Length: > 0 } name)
            return;
        IReadOnlyList<string> allowed = report.Settings.ListOption(Option.Key) is { Count: > 0 } own ? own : s_builtIn;
        foreach (var one in allowed)
        {
            if (one == name.Value)
                return;
        }
        report.At(name, name.Value!, "use one of " + string.Join(", ", allowed));
    }

    static RuleOption Option { get; } = new("seaworthy_priority_classes", "The priority classes that workloads may use, with commas; unless set, those of Kubernetes itself.", "batch, web, system-cluster-critical");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
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
                  priorityClassName: [|high|]
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
            """).With("seaworthy_priority_classes", "high, low"),
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
                  priorityClassName: system-node-critical
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
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """).Because("no class is no wrong class"),
    ];
}
