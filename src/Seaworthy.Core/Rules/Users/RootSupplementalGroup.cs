using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2053", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0116 kubescape:C-0211")]
sealed class RootSupplementalGroup : Rule<Pod>
{
    public override string Title => "Root is a further group";

    public override string Message => "The pod of '{0}' adds root's group to its processes; take 0 out of {1}";

    public override string Why => """
        A further group opens the same files as the main one: what root's group may write, the pod's processes may write too.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        var fsGroup = pod.Integer("securityContext", "fsGroup");
        if (fsGroup.IsExplicitly(0))
            report.At(fsGroup, workload.Name, fsGroup.Spelling);
        var groups = pod.List("securityContext", "supplementalGroups");
        foreach (var item in groups.Items)
        {
            if (item.Text == "0")
                report.At(item.Location, workload.Name, groups.Spelling).WithFix("Take root's group out", f => f.Remove(item), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("securityContext: { fsGroup: [|0|] }")),
        Bad.Kubernetes(PodSpec("securityContext: { supplementalGroups: [1000, [|0|]] }"))
            .Fixed(PodSpec("securityContext: { supplementalGroups: [1000] }")),
        Good.Kubernetes(PodSpec("securityContext: { fsGroup: 1000, supplementalGroups: [2000] }")),
    ];
}
