using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2097", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "checkov:CKV_K8S_31 kubescape:C-0210")]
[Not(Dialect.Compose, "a profile of the project is a hardening there: compose has no name for the default one")]
sealed class LocalhostSeccompProfile : Rule<Container>
{
    public override string Title => "System call filter is not the engine's";

    public override string Message => "Container '{0}' has a system call filter of its own; set {1} to RuntimeDefault";

    public override string Why => """
        A profile that a team wrote lies on each node and is kept by that team. The engine's own is renewed with the engine.
        """;

    public override string? Differences => """
        For Kubernetes' standards a profile of type Localhost is as good; for Checkov and kubescape only the engine's own will do.
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
