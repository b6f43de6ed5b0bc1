using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5072", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:job-ttl-seconds-after-finished")]
public sealed class JobNeverCleanedUp : Rule<KubernetesObject>
{
    public override string Title => "Finished Job stays";

    public override string Message => "Job '{0}' and its pods stay after it has ended; set {1}";

    public override string Why => """
        A finished Job is kept until somebody deletes it. They pile up, and a Job of the same name cannot be applied again.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Is("Job") && !item.IsPatch && item.Root.Integer("spec", "ttlSecondsAfterFinished") is { IsUnset: true } ttl)
            report.At(ttl, item.Name, ttl.Spelling).WithFix("Keep it for a day", f => f.Set(ttl, "86400"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
