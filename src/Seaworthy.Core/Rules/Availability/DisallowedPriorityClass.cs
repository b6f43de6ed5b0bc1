using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5069", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:priority-class-name")]
sealed class DisallowedPriorityClass : Rule<Pod>
{
    public override string Title => "Priority class not in the allowed list";

    public override string Message => "Priority class '{0}' is not allowed; {1}";

    public override string Why => """
        A pod with a high priority can preempt the pods of other workloads. A team that plans its priorities lists the classes in use, so that no
        workload can evict others unexpectedly. The default list contains the two built-in classes.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/";

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

    static RuleOption Option { get; } = new("seaworthy_priority_classes",
        "The priority classes that workloads can use, separated by commas; the default is the built-in classes.", "batch, web, system-cluster-critical");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(pod: "priorityClassName: [|high|]")),
        Good.Kubernetes(Deployment(pod: "priorityClassName: high")).With("seaworthy_priority_classes", "high, low"),
        Good.Kubernetes(Deployment(pod: "priorityClassName: system-node-critical")),
        Good.Kubernetes(Deployment()).Because("a pod without a priority class is checked by another rule"),
    ];
}
