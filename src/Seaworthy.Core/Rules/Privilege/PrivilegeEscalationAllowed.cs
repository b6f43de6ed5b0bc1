using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2004", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:privilege-escalation-container polaris:privilegeEscalationAllowed trivy:KSV-0001 checkov:CKV_K8S_20 " +
        "kics:privilege_escalation_allowed kubescape:C-0016 kubescape:C-0013 pss:allowPrivilegeEscalation kubesec:AllowPrivilegeEscalation sonar:S6430 " +
        "semgrep:no-new-privileges cis-docker:5.26 cis-kubernetes:5.2.6 kics:no_new_privileges_not_set")]
sealed class PrivilegeEscalationAllowed : Rule<Container>
{
    public override string Title => "Privilege escalation is allowed";

    public override string Message => "Processes in container '{0}' can gain privileges through setuid programs; set {1}";

    public override string Why => """
        A setuid program, such as sudo or su in the image, gives its caller the rights of its owner. With no_new_privs the kernel refuses that to every process
        of the container, so an intruder stays the user that the service runs as.
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.AllowPrivilegeEscalation;
        if (setting.IsExplicitly(true) && !PodSecurity.IsSparedLinuxSettings(container) && PodSecurity.Exists(container, 8))
        {
            report.At(setting, container.Name, setting.Spelling)
                .WithFix("Forbid privilege escalation", f => f.Set(setting, false), Safety.Review);
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
            """)).Because("a placeholder is unknown"),
    ];
}
