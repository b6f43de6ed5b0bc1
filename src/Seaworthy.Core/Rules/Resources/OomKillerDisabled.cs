using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5052", Category.Resources, Severity.Warning, Mode.All, Since = "0.1")]
sealed class OomKillerDisabled : Rule<ComposeService>
{
    public override string Title => "Container protected from the OOM killer";

    public override string Message => "Container '{0}' is protected from the OOM killer, so other processes are killed instead; remove {1}";

    public override string Why => """
        When a host runs out of memory, the kernel kills one process to save the rest. If this container is protected, it kills other processes, or
        the host hangs. Acceptable only for an agent without which the host cannot work.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#oom_kill_disable
        https://docs.docker.com/reference/compose-file/services/#oom_score_adj
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (ComposeNodes.IsTrue(service.Node.Get("oom_kill_disable")))
            report.At(service.Node.Get("oom_kill_disable")!, service.Name, "oom_kill_disable");
        if (ComposeNodes.NumberOf(service.Node.Get("oom_score_adj")) is <= -500)
            report.At(service.Node.Get("oom_score_adj")!, service.Name, "oom_score_adj");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("oom_kill_disable: [|true|]")),
        Bad.Compose(ApiService("oom_score_adj: [|-1000|]")),
        Good.Compose(ApiService("""
            oom_kill_disable: false
            oom_score_adj: 500
            """)),
    ];
}
