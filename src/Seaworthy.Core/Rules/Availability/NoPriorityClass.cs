using static Seaworthy.Rules.Frames;
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
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(Deployment(pod: "priorityClassName: high")),
        Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
            template:
              spec:
                containers:
                - image: acme/api:1.4.2
            """)).Because("Knative refuses the field, or decides it itself"),
    ];
}
