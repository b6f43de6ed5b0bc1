using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA2067", Category.Identity, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingWindowsOsName : Rule<Pod>
{
    public override string Title => "Windows pod without os.name";

    public override string Message => "{0} '{1}' selects Windows nodes but does not declare its operating system; set {2} to windows";

    public override string Why => """
        A node selector schedules the pod on Windows nodes, but Pod Security admission reads only os.name. Without it, the restricted level requires
        Linux-only settings such as dropped capabilities and rejects the pod.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/windows/user-guide/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod || !pod.Text("nodeSelector", "kubernetes.io/os").IsExplicitly("windows")
            || !workload.File.Settings.KubernetesVersion.IsAtLeast(25))
            return;
        var name = pod.Text("os", "name");
        if (name.IsUnset && !IsHardened(workload))
        {
            report.At(name, workload.Kind, workload.Name, name.Spelling)
                .WithFix("Set os.name to windows", f => f.Set(name, "windows"), Safety.Review);
        }
    }

    static bool IsHardened(Workload workload)
    {
        foreach (var container in workload.Containers)
        {
            if (!container.AllowPrivilegeEscalation.IsExplicitly(false) || !container.CapabilitiesDropped.Has(static c => c == "ALL")
                || !PodSecurity.IsProfile(container.Seccomp.Value))
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("nodeSelector: { kubernetes.io/os: windows }", name: "[|web|]"))
            .Fixed(PodSpec("nodeSelector: { kubernetes.io/os: windows }", end: """
            os:
              name: windows
            """)),
        Good.Kubernetes(PodSpec("""
            os: { name: windows }
            nodeSelector: { kubernetes.io/os: windows }
            """)),
    ];
}
