using Seaworthy.Rules.Privilege;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2017", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0030 trivy:KSV-0104 checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile " +
        "kubescape:C-0210 pss:seccompProfile_restricted kubesec:SeccompAny cis-kubernetes:5.6.2")]
[Not(Dialect.Compose, "the engine applies its default profile")]
sealed class MissingSeccompProfile : Rule<Container>
{
    public override string Title => "No seccomp profile";

    public override string Message => "Container '{0}' has no seccomp profile; set {1} to RuntimeDefault";

    public override string Why => """
        Unlike Docker, Kubernetes runs containers without a seccomp profile by default, so an attacker can use every system call of the kernel, including
        those that most kernel exploits need. RuntimeDefault is the default profile of the container runtime and rarely breaks a service.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tutorials/security/seccomp/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        """;

    public override string? Differences => """
        If an ignored seccomp annotation is present, a separate rule reports it. Checkov accepts the profile of the pod even where its containers override it.
        Checkov and kubescape reject Localhost profiles; here they have a separate rule.
        """;

    public override void Check(Container container, Report report)
    {
        if (Hardening.LacksSeccomp(container) && Hardening.ReportsEachPiece(container, report) && IgnoredSeccompAnnotation.Of(container) is null)
        {
            report.At(container.Seccomp, container.Name, container.Seccomp.Spelling)
                .WithFix("Use the default profile of the runtime", f => f.Set(container.Seccomp, "RuntimeDefault"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """, name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              seccompProfile:
                type: RuntimeDefault
            """)),
        Good.Kubernetes(
            Pod("securityContext: { readOnlyRootFilesystem: true }", spec: "securityContext: { seccompProfile: { type: RuntimeDefault } }"))
            .Because("the pod sets it for all its containers"),
    ];
}
