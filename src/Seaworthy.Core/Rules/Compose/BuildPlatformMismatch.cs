using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7029", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class BuildPlatformMismatch : Rule<ComposeService>
{
    public override string Title => "Platform of the service is not built";

    public override string Message => "Service '{0}' runs on '{1}', which is not among the platforms of its build; add it there";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts.
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
