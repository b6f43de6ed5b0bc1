using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5073", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:job-ttl-seconds-after-finished")]
public sealed class CronJobCleanedUpTwice : Rule<KubernetesObject>
{
    public override string Title => "Jobs of a CronJob have a time to live";

    public override string Message => "Jobs of CronJob '{0}' are cleaned up by its history limits; {1} works against them";

    public override string Why => """
        A CronJob keeps as many finished Jobs as its history limits say. With a time to live on top, the stricter of the two decides, and failed runs are gone before anybody has looked.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("CronJob") && item.Root.Integer("spec", "jobTemplate", "spec", "ttlSecondsAfterFinished") is { IsWritten: true, Written: not Written.Unknown } ttl)
            report.At(ttl, item.Name, ttl.Spelling).WithFix("Leave it to the history limits", f => f.Remove(ttl), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(CronJob(job: "ttlSecondsAfterFinished: [|600|]")).Fixed(CronJob()),
        Good.Kubernetes(CronJob()),
    ];
}
