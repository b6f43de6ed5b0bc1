using Seaworthy.Knowledge;
using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2079", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:capabilities_baseline")]
sealed class CapabilityOnWindows : Rule<PodContainer>
{
    public override string Title => "Capability added to a Windows pod";

    public override string Message => "Container '{0}' of a Windows pod adds capability {1}, which Windows does not support; remove it from capabilities.add";

    public override string Why => """
        Capabilities exist only on Linux. The API server rejects a pod with `os.name: windows` that sets them, and the baseline profile rejects capabilities
        outside the default set, so the workload never starts.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline";

    public override void Check(PodContainer container, Report report)
    {
        if (!PodSecurity.IsSparedAsNamed(container.Workload))
            return;
        foreach (var item in container.CapabilitiesAdded.Items)
        {
            if (item.Text is { } name && !Capabilities.IsOrdinary(name))
            {
                report.At(item.Location, container.Name, name)
                    .WithFix("Remove the capability", f => f.Remove(item), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { capabilities: { add: [ [|SYS_ADMIN|] ] } }", spec: "os: { name: windows }"))
            .Fixed(PodSpec("os: { name: windows }")),
        Good.Kubernetes(PodSpec("os: { name: windows }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { add: [SYS_ADMIN] } }")).Because("another rule reports it on Linux"),
    ];
}
