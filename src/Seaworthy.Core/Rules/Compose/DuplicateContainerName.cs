using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7023", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1",
    Aliases = "dclint:no-duplicate-container-names")]
sealed class DuplicateContainerName : Rule<ComposeFile>
{
    public override string Title => "Duplicate container name";

    public override string Message => "Services '{2}' and '{0}' both have container_name '{1}'; use another name, or remove the key";

    public override string Why => """
        Container names are unique on a host. Compose rejects a file that sets a name twice, and of two files with the same name the second one
        fails to start. Without container_name, Compose generates a unique name.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#container_name";

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
            """)).Because("the value of a variable is unknown"),
    ];
}
