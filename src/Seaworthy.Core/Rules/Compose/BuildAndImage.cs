using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7049", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:no-build-and-image")]
sealed class BuildAndImage : Rule<ComposeService>
{
    public override string Title => "Service has a build and an image";

    public override string Message => "Service '{0}' names an image and builds one; keep one of them, or say which with pull_policy";

    public override string Why => """
        Compose pulls the image where it can and builds it where it cannot, unless told otherwise, so that a stale image may run in place of what was changed. As
        the name of what is built the key is in order.
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
