using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2046", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:privilegeEscalationAllowed trivy:KSV-0001 checkov:CKV_K8S_20 kics:privilege_escalation_allowed kics:no_new_privileges_not_set " +
        "kubescape:C-0016 kubescape:C-0013 pss:allowPrivilegeEscalation semgrep:no-new-privileges cis-docker:5.26 cis-kubernetes:5.2.6",
    Related = "kube-linter:privilege-escalation-container kubesec:AllowPrivilegeEscalation")]
sealed class PrivilegeEscalationAllowedByDefault : Rule<Container>
{
    public override string Title => "Privilege escalation is not forbidden";

    public override string Message => "Processes in container '{0}' can gain privileges through setuid programs, as nothing forbids it; set {1}";

    public override string Why => """
        A setuid program, such as sudo or su in the image, gives its caller the rights of its owner. Engines allow that unless told otherwise; with no_new_privs the kernel refuses it to every process
        of the container, so an intruder stays the user that the service runs as.
        """;

    public override string? Differences => """
        Some peers speak only where escalation is allowed in so many words; that has a rule of its own. Pods that are named as Windows pods are spared from Kubernetes 1.25 on.
        Of compose files KICS looks only at services that have a security_opt, and knows the spelling no-new-privileges:true alone.
        kubescape counts it as running as root, too.
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.AllowPrivilegeEscalation;
        if (Hardening.LacksPrivilegeEscalation(container) && Hardening.ReportsEachPiece(container, report))
        {
            report.At(setting, container.Name, container.Dialect == Dialect.Kubernetes ? setting.Spelling + " to false" : setting.Spelling)
                .WithFix("Forbid privilege escalation", f => f.Set(setting, false), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("read_only: true", name: "[|api|]"))
            .Fixed(ApiService("""
            read_only: true
            security_opt:
              - no-new-privileges:true
            """)),
        Bad.Kubernetes(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """, name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              allowPrivilegeEscalation: false
            """)),
        Bad.Kubernetes(Pod(name: "[|api|]", spec: "os: { name: windows }"))
            .With("seaworthy_kubernetes_version", "1.24")
            .Fixed(Pod("""
            securityContext:
              allowPrivilegeEscalation: false
            """, spec: "os: { name: windows }")),
        Good.Compose("services: { api: { image: acme/api:1.4.2, security_opt: ['no-new-privileges=true'] } }"),
        Good.Kubernetes(PodSpec("os: { name: windows }")).Because("Windows has no setuid programs"),
    ];
}
