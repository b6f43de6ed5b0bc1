using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2087", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:7.4")]
sealed class SecretInComposeConfig : Rule<ComposeFile>
{
    public override string Title => "Secret in the compose file";

    public override string Message => "The value of '{0}' is stored in the compose file; use 'environment' or an uncommitted 'file' instead of 'content'";

    public override string Why => """
        A value in a compose file is in every clone and every backup of the repository, so anyone with access to either has the secret. Values of `configs`
        are also readable for every process of the services that use them.
        """;

    public override string Sources => """
        https://docs.docker.com/compose/how-tos/use-secrets/
        https://docs.docker.com/reference/compose-file/configs/
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
