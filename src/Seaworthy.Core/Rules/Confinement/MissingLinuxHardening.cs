using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2058", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "polaris:linuxHardening kubescape:C-0055")]
sealed class MissingLinuxHardening : Rule<PodContainer>
{
    public override string Title => "No Linux hardening";

    public override string Message => "Container '{0}' has no seccomp, AppArmor or SELinux setting and drops no capability; set seccompProfile.type";

    public override string Why => """
        Seccomp, AppArmor, SELinux and dropped capabilities each block a class of container escapes. A container without any of them is separated from the
        host by namespaces only, so one kernel vulnerability is enough.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/linux-kernel-security-constraints/";

    public override void Check(PodContainer container, Report report)
    {
        if (container is { Dialect: Dialect.Kubernetes, IsWindows: false, Manifest: { } node, Workload.Spec: { } pod } && IsOpen(container.Seccomp)
            && IsOpen(container.AppArmor) &&
            ((container.CapabilitiesDropped.IsKnown && container.CapabilitiesDropped.Items.Count == 0)
                || container.CapabilitiesAdded.Has(Capabilities.IsAll)) &&
            node.Presence("securityContext", "seLinuxOptions").IsUnset && pod.Presence("securityContext", "seLinuxOptions").IsUnset)
            report.At(container.NameSpan, container.Name);
    }

    static bool IsOpen(Setting<string> profile) => profile.IsUnset || profile.IsExplicitly("Unconfined");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Good.Kubernetes(Pod("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")),
        Good.Kubernetes(PodSpec("securityContext: { seLinuxOptions: { level: s0 } }")),
    ];
}
