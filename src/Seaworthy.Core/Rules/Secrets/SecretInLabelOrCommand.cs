using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2092", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:4.10")]
sealed class SecretInLabelOrCommand : Rule<ComposeService>
{
    public override string Title => "Secret in a label or command";

    public override string Message => "'{1}' of service '{0}' contains {2}; use 'secrets' or a variable that is set outside the file";

    public override bool HidesValues => true;

    public override string Why => """
        Anyone who can read the repository, list processes on the host or inspect the container can read the command line and the labels, and logs often
        contain them too. After a commit, rotate the secret.
        """;

    public override string Sources => """
        https://docs.docker.com/compose/how-tos/use-secrets/
        https://docs.docker.com/reference/compose-file/services/#command
        """;

    static readonly string[][] s_places = [["labels"], ["command"], ["entrypoint"], ["healthcheck", "test"], ["build", "labels"], ["deploy", "labels"]];

    public override void Check(ComposeService service, Report report)
    {
        foreach (var path in s_places)
        {
            var node = service.Node.Get(path[0]);
            if (path.Length > 1)
                node = (node as YamlMapping)?.Get(path[1]);
            var isCommand = path[path.Length - 1] is not "labels";
            var location = isCommand ? path[0] : "labels";
            switch (node)
            {
                case YamlScalar scalar:
                    Check(service, scalar, location, isCommand, report);
                    break;
                case YamlSequence list:
                    foreach (var item in list.Items)
                        Check(service, item.Resolve() as YamlScalar, location, isCommand, report);
                    break;
                case YamlMapping mapping:
                    foreach (var entry in mapping.Entries)
                        Check(service, entry.Value.Resolve() as YamlScalar, location, isCommand, report);
                    break;
            }
        }
    }

    static void Check(ComposeService service, YamlScalar? scalar, string location, bool isCommand, Report report)
    {
        if (scalar is null or { IsNull: true } || ComposeValues.Instance.Expand(scalar) is not { } text)
            return;
        var found = SecretFormats.Find(text.Text, out var kind);
        if (found is null && isCommand)
        {
            found = OptionValue(text.Text);
            kind = "a password";
        }
        if (found is { } span)
            report.At(new Location(scalar.Source, text.ToSource(span)), service.Name, location, kind);
    }

    // --password=…, --requirepass …: the word after an option with the name of a secret.
    static TextSpan? OptionValue(string text)
    {
        for (var at = text.IndexOf("--", StringComparison.Ordinal); at >= 0; at = text.IndexOf("--", at + 2, StringComparison.Ordinal))
        {
            if (at > 0 && !char.IsWhiteSpace(text[at - 1]))
                continue;
            var end = at + 2;
            while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] is '-' or '_' or '.'))
                end++;
            var name = text.Substring(at + 2, end - at - 2);
            if (end >= text.Length || text[end] is not ('=' or ' ') || !(name is "requirepass" or "masterauth" || SecretNames.IsSecretName(name)))
                continue;
            var start = end + 1;
            end = start;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '\'' or ';' or '&' or '|'))
                end++;
            var value = text.Substring(start, end - start);
            if (value.Length > 0 && value[0] != '-' && SecretFormats.IsLiteral(value))
                return TextSpan.FromBounds(start, end);
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              cache:
                image: redis:7.4.1
                command: redis-server --requirepass [|hunter22|]
              worker:
                image: acme/worker:1.4.2
                command: ["run", "--queue=amqp://worker:[|hunter22|]@queue/jobs"]
                labels:
                  com.acme.store: Server=db;User Id=sa;Password=[|hunter22|];
            """),
        Good.Compose("""
            services:
              cache:
                image: redis:7.4.1
                command: redis-server --requirepass ${CACHE_PASSWORD}
              worker:
                image: acme/worker:1.4.2
                command: ["run", "--password-file=/run/secrets/queue", "--token=$$TOKEN", "--api-key", "${KEY:-}"]
                labels:
                  com.acme.password-policy: strict
            """).Because("the variable is set outside the file, and the container's shell expands $$TOKEN"),
    ];
}
