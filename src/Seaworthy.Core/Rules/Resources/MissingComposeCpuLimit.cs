using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Resources;

[Rule("SEA5050", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cpus_not_limited cis-docker:5.12")]
sealed class MissingComposeCpuLimit : Rule<ComposeService>
{
    public override string Title => "No CPU limit";

    public override string Message => "Service '{0}' has no CPU limit and can use every CPU of its host; set cpus";

    public override string Why => """
        Without a limit, one busy container slows down all other containers of its host, and the cause is hard to find. A limit can be omitted on a
        host that runs only this service.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#cpus
        https://docs.docker.com/engine/containers/resource_constraints/
        """;

    public override string? Differences => """
        Here cpu_quota, cpu_count, cpu_percent and cpuset count as limits too. KICS accepts only cpus and, in files of version 3, only the limit
        under deploy; it does not check files without a version.
        """;

    static readonly string[] s_keys = ["cpus", "cpu_quota", "cpu_count", "cpu_percent", "cpuset"];

    public override void Check(ComposeService service, Report report)
    {
        if (!service.IsWhole || service.Node.Map("deploy")?.Map("resources")?.Map("limits")?.Get("cpus") is not null)
            return;
        foreach (var key in s_keys)
        {
            if (service.Node.Get(key) is { } node && !IsNone(node))
                return;
        }
        report.At(service.Container.NameSpan, service.Name);
    }

    static bool IsNone(YamlNode node) => ComposeNodes.TextOf(node) is "0" or "0.0";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Compose(ApiService("cpus: 0", name: "[|api|]")),
        Good.Compose(ApiService("cpus: ${CPUS}", others: """
            web:
              image: acme/web:1.4.2
              deploy:
                resources:
                  limits:
                    cpus: "0.5"
            """)).Because("any value is a limit, also a variable"),
    ];
}
