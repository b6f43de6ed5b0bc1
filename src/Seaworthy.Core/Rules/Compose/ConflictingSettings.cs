using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7009", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class ConflictingSettings : Rule<ComposeService>
{
    public override string Title => "Conflicting values for one setting";

    public override string Message => "Service '{1}' sets {0} to {2}, but {3} to {4}, and both mean the same; remove one of them";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The two keys are an old and a new spelling of one setting, and Compose does
        not decide which value applies. Equal values are accepted.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/deploy/#resources
        https://docs.docker.com/reference/compose-file/services/#mem_limit
        https://docs.docker.com/reference/compose-file/services/#scale
        """;

    static readonly (string Old, string[] New)[] s_pairs =
    [
        ("scale", ["deploy", "replicas"]), ("cpus", ["deploy", "resources", "limits", "cpus"]), ("mem_limit", ["deploy", "resources", "limits", "memory"]),
        ("pids_limit", ["deploy", "resources", "limits", "pids"]), ("mem_reservation", ["deploy", "resources", "reservations", "memory"]),
    ];

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("deploy") is null)
            return;
        foreach (var (old, path) in s_pairs)
        {
            if (service.Node.Get(old) is not { } first || Find(service.Node, path) is not { } second)
                continue;
            if (ComposeNodes.TextOf(first) is { } x && ComposeNodes.TextOf(second) is { } y && ComposeQuantity.Parse(x) is { } a
                && ComposeQuantity.Parse(y) is { } b && a != b)
                report.At(first, old, service.Name, x, string.Join(".", path), y);
        }
    }

    static YamlNode? Find(YamlMapping node, string[] path)
    {
        var current = node;
        for (var i = 0; i + 1 < path.Length; i++)
        {
            if (current.Map(path[i]) is not { } next)
                return null;
            current = next;
        }
        return current.Get(path[path.Length - 1]);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            mem_limit: [|512m|]
            deploy: { resources: { limits: { memory: 1g } } }
            """)),
        Bad.Compose(ApiService("""
            scale: [|2|]
            cpus: [|0.5|]
            pids_limit: [|100|]
            mem_reservation: [|64m|]
            deploy:
              replicas: 3
              resources:
                limits: { cpus: "1", pids: 200 }
                reservations: { memory: 32m }
            """)),
        Good.Compose(ApiService("""
            mem_limit: 1g
            cpus: 0.50
            pids_limit: ${PIDS}
            deploy: { resources: { limits: { memory: 1024M, cpus: "0.5", pids: 100 } } }
            """)).Because("the values are equal, or one of them is a variable"),
    ];
}
