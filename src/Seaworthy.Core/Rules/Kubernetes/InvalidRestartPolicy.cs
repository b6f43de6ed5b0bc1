using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8016", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-score:cronjob-restartpolicy",
    Related = "kube-linter:restart-policy")]
sealed class InvalidRestartPolicy : Rule<Pod>
{
    public override string Title => "Restart policy does not fit the kind";

    public override string Message => "{0} '{1}' cannot have {2}; {3}";

    public override string Why => """
        A Job ends, so its containers are restarted never or on failure; pods of a Deployment and its like run for ever, so theirs are always restarted. Kubernetes refuses anything else, also a Job that says nothing, because the default is Always.
        """;

    public override string? Differences => """
        This is what Kubernetes refuses. kube-linter asks for a policy that restarts failed containers to be written in every pod; a rule of its own does so.
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
                report.At(policy, item.Kind, item.Name, policy.IsUnset ? "no restartPolicy" : "the restartPolicy Always", "set it to Never or OnFailure")
                    .WithFix("Restart what failed", f => f.Set(policy, "OnFailure"), Safety.Review);
            }
        }
        else if (ObjectKinds.IsController(item) && policy.IsKnown && policy.Value is "Never" or "OnFailure")
        {
            report.At(policy, item.Kind, item.Name, "the restartPolicy " + policy.Value, "leave it out")
                .WithFix("Leave it out", f => f.Remove(policy), Safety.Review);
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
