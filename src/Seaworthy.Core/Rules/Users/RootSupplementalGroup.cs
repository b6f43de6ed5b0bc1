using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2053", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0116 kubescape:C-0211")]
sealed class RootSupplementalGroup : Rule<Pod>
{
    public override string Title => "Root as supplemental group";

    public override string Message => "The pod of '{0}' adds the root group to its processes; remove 0 from {1}";

    public override string Why => """
        A supplemental group gives access to the same files as the primary group: an attacker in the container can write what the root group can write in the
        image and on mounted volumes. Group 0 is acceptable for images that are built for OpenShift.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

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
                report.At(item.Location, workload.Name, groups.Spelling).WithFix("Remove the root group", f => f.Remove(item), Safety.Review);
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
