using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2030", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:missing_user_instruction trivy:DS-0002 checkov:CKV_DOCKER_3 semgrep:missing-user semgrep:missing-user-entrypoint dockle:CIS-DI-0001 " +
        "cis-docker:4.1",
    Related = "sonar:S6471")]
sealed class MissingUserInstruction : Rule<ImageContainer>
{
    public override string Title => "User is whatever the base image says";

    public override string Message => "Nothing here says who the image runs as, and its base may say root; add a USER instruction to the last stage";

    public override string Why => """
        An image inherits the user of its base, and most bases run as root. Of a base that is not known here the file cannot tell; a USER of its own settles it, and keeps its answer when the base changes.
        """;

    public override string? Differences => """
        Where the base is known to run as root, the rule about that speaks instead; where it is known to run as an ordinary user, nothing is said, though most peers ask for a USER of every file.
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
            """).Because("which base it is nobody knows here"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", """CMD ["sleep", "1"]"""))
            .Because("the base is known to run as an ordinary user"),
    ];
}
