using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2087", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:7.4")]
sealed class SecretInComposeConfig : Rule<ComposeFile>
{
    public override string Title => "Secret is written into the file";

    public override string Message => "The content of '{0}' stands in the file; read it from a file that is not committed, or from the environment";

    public override string Why => """
        What stands in a compose file is in every clone and every backup of it. A config is readable by every process of the services that use it, too; a secret is
        not.
        """;

    public override bool HidesValues => true;

    public override void Check(ComposeFile compose, Report report)
    {
        Check(compose.Root.Map("configs"), report);
        Check(compose.Root.Map("secrets"), report);
    }

    static void Check(YamlMapping? declared, Report report)
    {
        if (declared is null)
            return;
        foreach (var entry in declared.Entries)
        {
            if (entry.KeyText is { } name && SecretNames.IsSecretName(name) && (entry.Value.Resolve() as YamlMapping)?.Get("content") is { } content
                && ComposeNodes.TextOf(content) is { } text && SecretNames.CouldBeSecret(text.Trim()))
                report.At(content, name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                configs: [db_password]
            configs:
              db_password:
                content: [|hunter22|]
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                configs: [web, db_password]
            configs:
              web:
                content: |
                  listen 8080
              db_password:
                content: ${DB_PASSWORD}
            """),
    ];
}
