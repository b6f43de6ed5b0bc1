using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2052", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:run-as-non-root kube-score:container-security-context-user-group-id trivy:KSV-0116 trivy:KSV-0021")]
sealed class RootGroup : Rule<Pod>
{
    public override string Title => "Root is the group";

    public override string Message => "{0} runs with root's group; set {1} to another";

    public override string Why => """
        Files of the image and of mounted volumes are often writable for root's group. A process that runs as an ordinary user, but in that group, may still change them.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Dialect != Dialect.Kubernetes)
            return;
        foreach (var (owner, node) in PodSecurity.Levels(workload))
        {
            var setting = node.Integer("securityContext", "runAsGroup");
            if (setting.IsExplicitly(0))
                report.At(setting, owner, setting.Spelling);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { runAsUser: 1000, runAsGroup: [|0|] }")),
        Bad.Kubernetes(PodSpec("securityContext: { runAsGroup: [|0|] }")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1000, runAsGroup: 1000 }")),
        Good.Kubernetes(Pod("""securityContext: { runAsGroup: "${GID}" }""")).Because("a placeholder is unknown"),
    ];
}
