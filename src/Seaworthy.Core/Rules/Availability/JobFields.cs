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
        Title = "CronJob has no starting deadline",
        Message = "CronJob '{1}' starts late runs whenever it can; set {2}",
        Why =
            "Without a deadline a missed run starts hours late, on top of the next one. And when more than a hundred runs were missed, the CronJob is never " +
            "started again.",
        Repair = "Give up on a run that is ten minutes late",
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
        Title = "Finished Job stays",
        Message = "Job '{1}' and its pods stay after it has ended; set {2}",
        Why = "A finished Job is kept until somebody deletes it. They pile up, and a Job of the same name cannot be applied again.",
        Repair = "Keep it for a day",
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
        Title = "Jobs of a CronJob have a time to live",
        Message = "Jobs of CronJob '{1}' are cleaned up by its history limits; {2} works against them",
        Why =
            "A CronJob keeps as many finished Jobs as its history limits say. With a time to live on top, the stricter of the two decides, and failed runs " +
            "are gone before anybody has looked.",
        Repair = "Leave it to the history limits",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(CronJob(job: "ttlSecondsAfterFinished: [|600|]")).Fixed(CronJob()),
            Good.Kubernetes(CronJob()),
        ],
    };
}
