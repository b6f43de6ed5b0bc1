using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2103", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "polaris:sensitiveContainerEnvVar kubescape:C-0012 kubescape:C-0259 kics:passwords_and_secrets sonar:S6437 tally:secrets-in-code " +
        "dockle:CIS-DI-0010")]
sealed class SecretValueInVariable : Rule<Variable>
{
    public override string Title => "Value of a variable is a secret";

    public override string Message => "The value of {0} holds {1}; {2}";

    public override string Why => """
        The name says nothing, the value gives it away: keys of the large services start with letters of their own, and addresses and connection strings carry passwords in the open. What stands in a file is in every clone and
        backup of it; what stands in an image is there for everybody who may pull it.
        """;

    public override string? Differences => """
        Only forms that cannot be mistaken are reported: known prefixes with the right length, private keys, and passwords inside addresses and connection strings. Random-looking text is left alone. Where the name says
        that it is a secret, the rule about names speaks. Web tokens and what follows Bearer, of which some are meant for everybody, are reported in mode All only.
        """;

    public override bool HidesValues => true;

    public override void Check(Variable variable, Report report)
    {
        if (variable.Value is not { } value)
            return;
        if (SecretFormats.Find(value, out var kind) is null)
        {
            if (report.Settings.Mode < Mode.All || !SecretFormats.IsShownToken(value))
                return;
            kind = "a token";
        }
        if (SecretNames.IsSecretName(variable.Name) && SecretNames.CouldBeSecret(value))
            return;
        report.At(variable.ValueSpan, variable.Name, kind, SecretInVariable.Advice(variable));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV UPLOAD_ID=[|AKIAQ4ZBT7MD2XKSLW9P|]")),
        Bad.Dockerfile(Debian("ARG CI=[|ghp_b7Kq2mZx9TfWc4Vn8LpRs3Yd6HgJa1Ee5UoQ|]")),
        Bad.Dockerfile(Debian("ENV DATABASE_URL=[|postgres://shop:s3same@db/shop|]")),
        Bad.Compose(ApiService("environment: { ConnectionStrings__Shop: [|Server=db;User Id=shop;Password=s3same;|] }")),
        Bad.Kubernetes(Pod("env: [{ name: QUEUE, value: [|amqp://shop:s3same@mq:5672|] }]")),
        Good.Dockerfile(Debian("""
            ENV UPLOAD_ID=AKIAIOSFODNN7EXAMPLE PROXY=http://proxy.acme.test:3128 DATABASE_URL=postgres://shop@db/shop
            ENV OTHER=postgres://shop:${DB_PASSWORD}@db/shop DOC=https://user:<password>@host/
            """)).Because("a documented example, addresses without a password, references and place-holders are no secrets"),
        Good.Compose(ApiService("""
            environment:
              ConnectionStrings__Shop: "Server=db;User Id=shop;Password=${DB_PASSWORD};"
            """)).Because("the password comes from outside the file"),
        Good.Kubernetes(Pod("env: [{ name: QUEUE, value: amqp://shop:$(QUEUE_PASSWORD)@mq:5672 }]")),
    ];
}
