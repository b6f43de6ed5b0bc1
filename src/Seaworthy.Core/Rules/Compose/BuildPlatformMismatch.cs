using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7029", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class BuildPlatformMismatch : Rule<ComposeService>
{
    public override string Title => "Service platform missing in build.platforms";

    public override string Message => "Service '{0}' runs on '{1}', but build.platforms does not contain it; add '{1}' to build.platforms";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The image is built only for the platforms in build.platforms, so there is no
        image for the platform on which the service runs.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/build/#platforms
        https://docs.docker.com/reference/compose-file/services/#platform
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("platform") is not { } node || ComposeNodes.TextOf(node) is not { } platform
            || service.Node.Map("build")?.Get("platforms") is not YamlSequence { Items.Count: > 0 } built)
            return;
        foreach (var item in built.Items)
        {
            if (ComposeNodes.TextOf(item.Resolve()) is not { } one || one == platform)
                return;
        }
        report.At(node, service.Name, platform);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { platform: [|linux/arm64|], build: { context: ., platforms: [linux/amd64] } }")),
        Good.Compose("""
            services:
              api:
                platform: linux/arm64
                build:
                  context: .
                  platforms: [linux/amd64, linux/arm64]
              web:
                platform: linux/arm64
                build:
                  context: .
                  platforms: ["${PLATFORM}"]
            """),
    ];
}
