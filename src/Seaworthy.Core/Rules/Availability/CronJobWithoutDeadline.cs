using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5071", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:cronjob-has-deadline kics:cronjob_deadline_not_configured")]
public sealed class CronJobWithoutDeadline : Rule<KubernetesObject>
{
    public override string Title => "CronJob has no starting deadline";

    public override string Message => "CronJob '{0}' starts late runs whenever it can; set {1}";

    public override string Why => """
        Without a deadline a missed run starts hours late, on top of the next one. And when more than a hundred runs were missed, the CronJob is never started again.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("CronJob") && !item.IsPatch && item.Root.Integer("spec", "startingDeadlineSeconds") is { IsUnset: true } deadline)
            report.At(deadline, item.Name, deadline.Spelling).WithFix("Give up on a run that is ten minutes late", f => f.Set(deadline, "600"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(CronJob(name: "[|nightly|]"))
            .Fixed(Manifest("batch/v1", "CronJob", """
            schedule: "0 3 * * *"
            jobTemplate:
              spec:
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                    - name: report
                      image: acme/report:1.4.2
            startingDeadlineSeconds: 600
            """, name: "nightly")),
        Good.Kubernetes(CronJob("startingDeadlineSeconds: 600")),
    ];
}
