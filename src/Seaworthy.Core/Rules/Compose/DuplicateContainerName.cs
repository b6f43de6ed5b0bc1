using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7023", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1",
    Aliases = "dclint:no-duplicate-container-names")]
sealed class DuplicateContainerName : Rule<ComposeFile>
{
    public override string Title => "Two services share a container name";

    public override string Message => "Service '{0}' has the container name '{1}', and so has '{2}'; give each its own";

    public override string Why => """
        Names of containers are unique on a host: compose refuses a file that gives one twice, and of two files the second fails to start.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Dictionary<string, string>? seen = null;
        foreach (var service in compose.Services)
        {
            if (service.Node.Get("container_name") is not { } node || ComposeNodes.TextOf(node) is not { Length: > 0 } name)
                continue;
            seen ??= new Dictionary<string, string>(System.StringComparer.Ordinal);
            if (seen.TryGetValue(name, out var first))
                report.At(node, service.Name, name, first);
            else
                seen.Add(name, service.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("container_name: acme", others: "web: { image: acme/web:1.4.2, container_name: [|acme|] }")),
        Good.Compose(ApiService("container_name: ${NAME}", others: """
            web:
              image: acme/web:1.4.2
              container_name: ${NAME}
            db: { image: postgres:17.2, container_name: db }
            """)).Because("an interpolated name is unknown"),
    ];
}
