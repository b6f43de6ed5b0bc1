using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5081", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:restart-policy")]
public sealed class RestartPolicyNotWritten : Rule<Pod>
{
    public override string Title => "Failed containers may not be restarted";

    public override string Message => "{0} '{1}' does not ask for its containers to be restarted; set {2} to Always or OnFailure";

    public override string Why => """
        Some teams want each pod to say that its containers are restarted when they fail, and nothing to run once and be forgotten.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is { Spec: { } pod, Object: { IsPatch: false } item, IsKnative: false } && pod.Text("restartPolicy") is var policy && (policy.IsUnset || policy.IsExplicitly("Never") || policy.IsExplicitly("")))
            report.At(policy, item.Kind, item.Name, policy.Spelling);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
