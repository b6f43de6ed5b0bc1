using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Privilege;

[Rule("SEA2046", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:privilegeEscalationAllowed trivy:KSV-0001 checkov:CKV_K8S_20 kics:privilege_escalation_allowed kics:no_new_privileges_not_set " +
        "kubescape:C-0016 kubescape:C-0013 pss:allowPrivilegeEscalation semgrep:no-new-privileges cis-docker:5.26 cis-kubernetes:5.2.6",
    Related = "kube-linter:privilege-escalation-container kubesec:AllowPrivilegeEscalation")]
sealed class PrivilegeEscalationAllowedByDefault : Rule<Container>
{
    public override string Title => "Privilege escalation allowed by default";

    public override string Message => "Container '{0}' allows privilege escalation; set {1}";

    public override string Why => """
        A setuid program in the image, such as su or sudo, runs with the privileges of its owner, usually root. With no_new_privs the kernel ignores the
        setuid bit for every process of the container, so an attacker stays the user that the service runs as. Engines allow escalation by default. Leave it
        allowed only for images whose entry point needs a setuid program.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/
        https://docs.docker.com/reference/compose-file/services/#security_opt
        """;

    public override string? Differences => """
        Some tools report only containers that allow escalation explicitly; that has a separate rule. Pods with `os.name: windows` are not reported from
        Kubernetes 1.25 on. KICS checks only compose services that have a security_opt, and accepts only the spelling no-new-privileges:true. kubescape also
        counts it as running as root.
        """;

    public override void Check(Container container, Report report)
    {
        var setting = container.AllowPrivilegeEscalation;
        if (Hardening.LacksPrivilegeEscalation(container) && Hardening.ReportsEachPiece(container, report))
        {
            report.At(setting, container.Name, container.Dialect == Dialect.Kubernetes ? setting.Spelling + " to false" : setting.Spelling)
                .WithFix("Remove privilege escalation", f => f.Set(setting, false), Safety.Review);
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
