using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7049", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:no-build-and-image")]
sealed class BuildAndImage : Rule<ComposeService>
{
    public override string Title => "Service with both build and image";

    public override string Message => "Service '{0}' sets 'build' and 'image' without 'pull_policy'; set pull_policy to 'build', or remove one of the keys";

    public override string Why => """
        Without pull_policy, Compose first tries to pull the image and builds it only if the pull fails, so a stale image can run instead of the
        changed sources. Using 'image' to name the built image is fine; 'pull_policy: build' makes that explicit.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/build/#using-build-and-image
        https://docs.docker.com/reference/compose-file/services/#pull_policy
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Find("build") is { } build && service.Node.Get("image") is not null && service.Node.Get("build") is not null
            && service.Node.Get("pull_policy") is null)
            report.At(build.Key, service.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("[|build|]: .")),
        Good.Compose(ApiService("""
            build: .
            pull_policy: build
            """, others: "web: { build: ./web }")),
    ];
}
