using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8016", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:cronjob-restartpolicy",
    Related = "kube-linter:restart-policy")]
sealed class InvalidRestartPolicy : Rule<Pod>
{
    public override string Title => "Invalid restart policy";

    public override string Message => "{0} '{1}' {2}; {3}";

    public override string Why => """
        The API server rejects the object. A Job ends, so its containers restart on failure or never; the pods of a Deployment or another controller
        run until they are replaced, so they must always restart. A Job without the field is rejected too, because the default is Always.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/workloads/controllers/job/
        https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/
        """;

    public override string? Differences => """
        This rule reports what the API server rejects. kube-linter requires every pod to set a policy that restarts failed containers; a separate rule
        checks that.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Spec: { } pod, Object: { IsBuiltIn: true, IsPatch: false } item })
            return;
        var policy = pod.Text("restartPolicy");
        if (workload.IsBatch)
        {
            if (policy.IsUnset || policy.IsExplicitly("Always"))
            {
                report.At(policy, item.Kind, item.Name, policy.IsUnset ? "has no restartPolicy, and jobs do not allow the default Always"
                    : "sets restartPolicy to Always, which jobs do not allow", "set restartPolicy to OnFailure or Never")
                    .WithFix("Set restartPolicy to OnFailure", f => f.Set(policy, "OnFailure"), Safety.Review);
            }
        }
        else if (ObjectKinds.IsController(item) && policy.IsKnown && policy.Value is "Never" or "OnFailure")
        {
            report.At(policy, item.Kind, item.Name, "sets restartPolicy to " + policy.Value + ", but only Always is allowed", "remove restartPolicy")
                .WithFix("Remove restartPolicy", f => f.Remove(policy), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Job("ttlSecondsAfterFinished: 600", pod: "restartPolicy: [|Always|]"))
            .Fixed(Job("ttlSecondsAfterFinished: 600", pod: "restartPolicy: OnFailure")),
        Bad.Kubernetes(CronJob(name: "[|nightly|]", pod: ""))
            .Fixed(Manifest("batch/v1", "CronJob", """
            schedule: "0 3 * * *"
            jobTemplate:
              spec:
                template:
                  spec:
                    containers:
                    - name: report
                      image: acme/report:1.4.2
                    restartPolicy: OnFailure
            """, name: "nightly")),
        Bad.Kubernetes(Deployment(pod: "restartPolicy: [|OnFailure|]")).Fixed(Deployment()),
        Good.Kubernetes(Deployment()),
        Good.Kubernetes(Job()),
    ];
}
