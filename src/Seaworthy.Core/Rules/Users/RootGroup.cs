using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2052", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:run-as-non-root kube-score:container-security-context-user-group-id trivy:KSV-0116 trivy:KSV-0021")]
sealed class RootGroup : Rule<Pod>
{
    public override string Title => "Root group";

    public override string Message => "{0} runs with the root group; set {1} to another group id";

    public override string Why => """
        Files of an image and of mounted volumes are often writable for the root group. A non-root process in this group can still change them, so an attacker
        can replace programs or configuration. Images that are built for OpenShift expect group 0.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

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
        Good.Kubernetes(Pod("""securityContext: { runAsGroup: "${GID}" }""")).Because("the value of a placeholder is unknown"),
    ];
}
