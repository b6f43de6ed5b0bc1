using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2004", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:privilege-escalation-container polaris:privilegeEscalationAllowed trivy:KSV-0001 checkov:CKV_K8S_20 " +
        "kics:privilege_escalation_allowed kubescape:C-0016 kubescape:C-0013 pss:allowPrivilegeEscalation kubesec:AllowPrivilegeEscalation sonar:S6430 " +
        "semgrep:no-new-privileges cis-docker:5.26 cis-kubernetes:5.2.6 kics:no_new_privileges_not_set")]
sealed class PrivilegeEscalationAllowed : Rule<Container>
{
    public override string Title => "Privilege escalation allowed";

    public override string Message => "Container '{0}' explicitly allows privilege escalation; set {1}";

    public override string Why => """
        A setuid program in the image, such as su or sudo, runs with the privileges of its owner, usually root. With no_new_privs the kernel ignores the
        setuid bit for every process of the container, so an attacker stays the user that the service runs as. Escalation is acceptable only for images whose
        entry point needs a setuid program.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
        https://docs.docker.com/reference/compose-file/services/#security_opt
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.AllowPrivilegeEscalation;
        if (setting.IsExplicitly(true) && !PodSecurity.IsSparedLinuxSettings(container) && PodSecurity.Exists(container, 8))
        {
            report.At(setting, container.Name, container.Dialect == Dialect.Kubernetes ? setting.Spelling + " to false" : setting.Spelling)
                .WithFix("Remove privilege escalation", f => f.Set(setting, false), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            security_opt:
              - [|no-new-privileges:false|]
            """))
            .Fixed(ApiService("""
            security_opt:
              - no-new-privileges:true
            """)),
        Bad.Kubernetes(Pod("securityContext: { allowPrivilegeEscalation: [|true|] }"))
            .Fixed(Pod("securityContext: { allowPrivilegeEscalation: false }")),
        Good.Compose(ApiService("""security_opt: ["no-new-privileges=true"]""")),
        Good.Kubernetes(Pod("""
            securityContext:
              allowPrivilegeEscalation: ${ESCALATE}
            """)).Because("the value of a placeholder is unknown"),
    ];
}
