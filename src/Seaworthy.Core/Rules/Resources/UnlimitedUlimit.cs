using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5056", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.19")]
sealed class UnlimitedUlimit : Rule<ComposeService>
{
    public override string Title => "Unlimited ulimit";

    public override string Message => "Container '{0}' has no limit for {1}; set ulimits.{1} to a number";

    public override string Why => """
        A process that leaks file descriptors or child processes is stopped by its own ulimits before it exhausts the host. memlock, core and rtprio
        are not reported: databases and search engines, for example, need unlimited locked memory.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#ulimits";

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("ulimits") is not { } limits)
            return;
        foreach (var name in ComposeNodes.Names(limits))
        {
            if (name.Value is "memlock" or "core" or "rtprio")
                continue;
            var limit = limits.Get(name.Value) is YamlMapping pair ? pair.Get("hard") : limits.Get(name.Value);
            if (ComposeNodes.TextOf(limit) is "-1" or "unlimited")
                report.At(limit!, service.Name, name.Value);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("ulimits: { nproc: [|-1|], nofile: { soft: 1024, hard: [|-1|] } }")),
        Good.Compose(ApiService("""
            ulimits:
              nproc: 200
              nofile: ${FILES}
              memlock: -1
            """)),
    ];
}
