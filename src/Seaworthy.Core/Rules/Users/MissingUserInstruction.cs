using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2030", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:missing_user_instruction trivy:DS-0002 checkov:CKV_DOCKER_3 semgrep:missing-user semgrep:missing-user-entrypoint dockle:CIS-DI-0001 " +
        "cis-docker:4.1",
    Related = "sonar:S6471")]
sealed class MissingUserInstruction : Rule<ImageContainer>
{
    public override string Title => "No USER instruction";

    public override string Message => "The image inherits the user of its base, which might be root; add a USER instruction to the last stage";

    public override string Why => """
        An image without USER runs as the user of its base image, and most base images run as root. An attacker in the container then has root for the kernel
        and for every mounted file. A USER instruction also stays valid when the base changes.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#user
        https://docs.docker.com/build/building/best-practices/#user
        """;

    public override string? Differences => """
        If the base is known to run as root, another rule reports it; if it is known to run as a non-root user, nothing is reported. Most tools require USER
        in every Dockerfile.
        """;

    public override void Check(ImageContainer container, Report report)
    {
        if (container is { BuiltFrom.RootImage.Name: not null, IsWindows: false, User: { IsUnset: true, IsKnown: false } })
            report.At(container.NameSpan);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|registry.acme.test/base:4|]", """CMD ["sleep", "1"]""")),
        Good.Dockerfile(From("registry.acme.test/base:4", "USER 1654")),
        Good.Dockerfile("""
            ARG BASE
            FROM $BASE
            """).Because("the base image is unknown"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", """CMD ["sleep", "1"]"""))
            .Because("the base is known to run as a non-root user"),
    ];
}
