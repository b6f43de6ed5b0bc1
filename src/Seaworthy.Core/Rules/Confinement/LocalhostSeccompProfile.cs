using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2097", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "checkov:CKV_K8S_31 kubescape:C-0210")]
[Not(Dialect.Compose, "in compose a custom profile is hardening, because the default profile has no name there")]
sealed class LocalhostSeccompProfile : Rule<Container>
{
    public override string Title => "Custom seccomp profile";

    public override string Message => "Container '{0}' uses a custom seccomp profile; set {1} to RuntimeDefault";

    public override string Why => """
        A Localhost profile is a file that must exist on every node and that a team must maintain; on a node without it the container does not start.
        RuntimeDefault is updated with the container runtime. A custom profile is acceptable, and stricter, where a team generates and tests it.
        """;

    public override string Sources => "https://kubernetes.io/docs/tutorials/security/seccomp/";

    public override string? Differences => """
        The Pod Security Standards accept Localhost as well; Checkov and kubescape accept only RuntimeDefault.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.Seccomp.IsExplicitly("Localhost"))
            report.At(container.Seccomp, container.Name, container.Seccomp.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext:
              seccompProfile:
                type: [|Localhost|]
                localhostProfile: profiles/api.json
            """)),
        Good.Kubernetes(PodSpec("securityContext: { seccompProfile: { type: RuntimeDefault } }")),
    ];
}
