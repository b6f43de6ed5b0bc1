using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2124", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:seccompProfile_baseline")]
sealed class SeccompOnWindows : Rule<Pod>
{
    public override string Title => "Seccomp profile on a Windows pod";

    public override string Message => "{0} runs on Windows, which does not support the seccomp profile '{1}'; remove seccompProfile";

    public override string Why => """
        Seccomp exists only on Linux. The API server rejects a pod with `os.name: windows` that sets a profile, and the baseline profile rejects an unsafe
        one, so the workload never starts.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline";

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
