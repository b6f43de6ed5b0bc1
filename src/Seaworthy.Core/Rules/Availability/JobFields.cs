using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

/// <summary>When jobs start, and when they are cleaned up.</summary>
static class JobFields
{
    [Rule("SEA5071", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-score:cronjob-has-deadline kics:cronjob_deadline_not_configured")]
    public static FieldRule MissingCronJobDeadline => new(static item =>
        item.Is("CronJob") && !item.IsPatch && item.Root.Integer("spec", "startingDeadlineSeconds") is { IsUnset: true } deadline ? deadline : null)
    {
        Title = "CronJob without a starting deadline",
        Message = "CronJob '{1}' has no deadline, so a missed run can start hours late; set {2}",
        Why =
            "Without a deadline a missed run can start hours late and overlap the next one. If more than 100 runs are missed, for example " +
            "while the controller is down, the CronJob is not started again at all.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/",
        Repair = "Set startingDeadlineSeconds to 600",
        RepairedValue = "600",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA5072", Category.Resources, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:job-ttl-seconds-after-finished")]
    public static FieldRule MissingJobTtl => new(static item =>
        item.Is("Job") && !item.IsPatch && item.Root.Integer("spec", "ttlSecondsAfterFinished") is { IsUnset: true } seconds ? seconds : null)
    {
        Title = "Finished Job is not cleaned up",
        Message = "Job '{1}' and its pods are kept after it finishes; set {2}",
        Why =
            "A finished Job is kept until it is deleted by hand. Finished Jobs and pods accumulate in the API server, and a Job of the same " +
            "name cannot be applied again with another template.",
        Sources = "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/",
        Repair = "Set ttlSecondsAfterFinished to one day",
        RepairedValue = "86400",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Job(name: "[|once|]"))
                .Fixed(Manifest("batch/v1", "Job", """
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                    - name: report
                      image: acme/report:1.4.2
                ttlSecondsAfterFinished: 86400
                """, name: "once")),
            Good.Kubernetes(Job("ttlSecondsAfterFinished: 86400")),
        ],
    };

    [Rule("SEA5073", Category.Resources, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:job-ttl-seconds-after-finished")]
    public static FieldRule ConflictingCronJobTtl => new(static item =>
        item.Is("CronJob") && item.Root.Integer("spec", "jobTemplate", "spec", "ttlSecondsAfterFinished") is
        { IsWritten: true, Written: not Written.Unknown } seconds ? seconds : null)
    {
        Title = "CronJob with ttlSecondsAfterFinished",
        Message = "Field {2} interferes with the history limits of CronJob '{1}'; remove it",
        Why =
            "A CronJob keeps as many finished Jobs as its history limits allow. With ttlSecondsAfterFinished the stricter of the two wins, so " +
            "failed runs and their logs can be deleted before the failure is investigated.",
        Sources =
            "https://kubernetes.io/docs/concepts/workloads/controllers/ttlafterfinished/ " +
            "https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/",
        Repair = "Remove ttlSecondsAfterFinished",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(CronJob(job: "ttlSecondsAfterFinished: [|600|]")).Fixed(CronJob()),
            Good.Kubernetes(CronJob()),
        ],
    };
}
