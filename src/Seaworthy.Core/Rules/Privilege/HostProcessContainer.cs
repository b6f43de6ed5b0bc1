using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2044", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:hostProcess trivy:KSV-0103 kubescape:C-0211 pss:windowsHostProcess cis-kubernetes:5.2.10")]
sealed class HostProcessContainer : Rule<Pod>
{
    public override string Title => "HostProcess container";

    public override string Message => "{0} runs as a HostProcess on its Windows node, without isolation; remove {1}";

    public override string Why => """
        A HostProcess container is the Windows form of a privileged container: it uses the node's filesystem, network and processes, and can run as the SYSTEM
        account. An attacker in it controls the node. Acceptable for agents that manage the node itself.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/create-hostprocess-pod/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Dialect != Dialect.Kubernetes)
            return;
        foreach (var (owner, node) in PodSecurity.Levels(workload))
        {
            var setting = node.Bool("securityContext", "windowsOptions", "hostProcess");
            if (setting.IsExplicitly(true))
            {
                report.At(setting, owner, setting.Spelling)
                    .WithFix("Remove hostProcess", f => f.Remove(setting), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { windowsOptions: { hostProcess: [|true|] } }")).Fixed(Pod()),
        Bad.Kubernetes(PodSpec("""
            securityContext:
              windowsOptions:
                hostProcess: [|true|]
                runAsUserName: 'NT AUTHORITY\\SYSTEM'
            """))
            .Fixed(PodSpec("""
            securityContext:
              windowsOptions:
                runAsUserName: 'NT AUTHORITY\\SYSTEM'
            """)),
        Good.Kubernetes(Pod("securityContext: { windowsOptions: { hostProcess: false } }")),
        Good.Kubernetes(Pod("""securityContext: { windowsOptions: { hostProcess: "${HOST}" } }""")).Because("the value of a placeholder is unknown"),
    ];
}
