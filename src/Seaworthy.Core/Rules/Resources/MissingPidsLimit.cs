using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5051", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:pids_limit_not_set cis-docker:5.29")]
sealed class MissingPidsLimit : Rule<ComposeService>
{
    public override string Title => "No PID limit";

    public override string Message => "Service '{0}' has no PID limit and can exhaust the process IDs of its host; set pids_limit";

    public override string Why => """
        A fork bomb, or a program that leaks child processes, uses up the process IDs of the whole host, so no other program can start a process. A
        limit keeps the damage inside the container.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#pids_limit";

    public override string? Differences => """
        KICS checks only files of version 2; Compose reads the limit in every file.
        """;

    public override void Check(ComposeService service, Report report)
    {
        var limit = service.Node.Get("pids_limit") ?? service.Node.Map("deploy")?.Map("resources")?.Map("limits")?.Get("pids");
        if (limit is null && service.IsWhole && !service.Container.IsWindows)
            report.At(service.Container.NameSpan, service.Name);
        else if (ComposeNodes.NumberOf(limit) is <= 0)
            report.At(limit!, service.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Compose(ApiService("pids_limit: [|-1|]")),
        Good.Compose(ApiService("pids_limit: 200", others: """
            web:
              image: acme/web:1.4.2
              deploy:
                resources:
                  limits:
                    pids: ${PIDS}
            """)),
    ];
}
