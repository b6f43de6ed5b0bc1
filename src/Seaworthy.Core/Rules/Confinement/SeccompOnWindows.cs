using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2124", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:seccompProfile_baseline")]
sealed class SeccompOnWindows : Rule<Pod>
{
    public override string Title => "Bad seccomp profile on a Windows pod";

    public override string Message => "{0} of a Windows pod asks for the seccomp profile '{1}', which Windows does not have; remove it";

    public override string Why => """
        System call filters are Linux's. The API server refuses a Windows pod that names one, and so does the baseline profile for those that it forbids.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (!PodSecurity.IsSparedAsNamed(workload))
            return;
        foreach (var (owner, node) in PodSecurity.Levels(workload))
        {
            var type = node.Text("securityContext", "seccompProfile", "type");
            if (type is { Written: Written.Value, IsKnown: true, Value: { } name } && !PodSecurity.IsProfile(name))
            {
                report.At(type, owner, name)
                    .WithFix("Remove the profile", f => f.Remove(type), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { seccompProfile: { type: [|Unconfined|] } }", spec: "os: { name: windows }"))
            .Fixed(PodSpec("os: { name: windows }")),
        Good.Kubernetes(PodSpec("os: { name: windows }")),
    ];
}
