using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA2067", Category.Identity, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingWindowsOsName : Rule<Pod>
{
    public override string Title => "Windows pod is not named as one";

    public override string Message => "{0} '{1}' runs on Windows nodes without saying so to Kubernetes; set {2} to windows";

    public override string Why => """
        A node selector places the pod, but the admission check does not read it: it asks of the pod what only Linux has, such as dropped capabilities, and refuses it. With os.name it is judged as what it is.
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
                .WithFix("Name the pod's system", f => f.Set(name, "windows"), Safety.Review);
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
