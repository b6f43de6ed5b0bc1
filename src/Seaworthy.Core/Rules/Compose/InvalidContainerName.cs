using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7048", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1",
    Aliases = "dclint:service-container-name-regex")]
sealed class InvalidContainerName : Rule<ComposeService>
{
    public override string Title => "Invalid container name";

    public override string Message => "'{1}' is not a valid container name; use a letter or digit, then one or more letters, digits, '_', '.' or '-'";

    public override string Why => """
        The engine rejects the name when it creates the container, so the service does not start. A container name has at least two characters: the
        first is a letter or a digit, the others can also be '_', '.' or '-'.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#container_name";

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Find("container_name") is { } entry && entry.Value.Resolve() is YamlScalar { IsNull: false } node
            && ComposeNodes.TextOf(node) is { } name && !IsName(name))
            report.At(node, service.Name, name);
    }

    static bool IsName(string name)
    {
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            var isWord = c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9');
            if (!isWord && (i == 0 || c is not ('_' or '.' or '-')))
                return false;
        }
        return name.Length > 1;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""container_name: [|"acme api"|]""")),
        Bad.Compose(ApiService("container_name: [|-api|]")),
        Bad.Compose(ApiService("container_name: [|a|]")),
        Good.Compose(ApiService("container_name: acme_api.1", others: """
            web:
              image: acme/web:1.4.2
              container_name: ${NAME}
            """)),
    ];
}
