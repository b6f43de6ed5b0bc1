using Seaworthy.Rules.Privilege;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2017", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0030 trivy:KSV-0104 checkov:CKV_K8S_31 kics:seccomp_profile_is_not_configured kube-score:container-seccomp-profile " +
        "kubescape:C-0210 pss:seccompProfile_restricted kubesec:SeccompAny cis-kubernetes:5.6.2")]
[Not(Dialect.Compose, "the engine applies its default profile")]
sealed class MissingSeccompProfile : Rule<Container>
{
    public override string Title => "No system call filter";

    public override string Message => "Container '{0}' runs without a system call filter, which is the Kubernetes default; set {1} to RuntimeDefault";

    public override string Why => """
        Unlike Docker, Kubernetes runs containers without seccomp unless the pod asks for it. RuntimeDefault is the profile that engines use by themselves everywhere else.
        """;

    public override string? Differences => """
        Where the annotation stands that came before the field, a rule of its own says so. For Checkov the profile of the pod counts where its containers have others; a profile of one's own, which neither it nor kubescape accepts, has a rule of its own.
        """;

    public override void Check(Container container, Report report)
    {
        if (Hardening.LacksSeccomp(container) && Hardening.ReportsEachPiece(container, report) && IgnoredSeccompAnnotation.Of(container) is null)
        {
            report.At(container.Seccomp, container.Name, container.Seccomp.Spelling)
                .WithFix("Use the engine's default profile", f => f.Set(container.Seccomp, "RuntimeDefault"), Safety.Review);
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
