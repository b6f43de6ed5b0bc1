using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5056", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.19")]
sealed class UnlimitedUlimit : Rule<ComposeService>
{
    public override string Title => "Limit of the kernel is lifted";

    public override string Message => "Container '{0}' may use {1} without limit; write a number";

    public override string Why => """
        A process that leaks files or children is stopped by its own limits before it takes what its neighbours need. Locked memory is left alone, which databases
        and search engines ask to be unlimited.
        """;

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
