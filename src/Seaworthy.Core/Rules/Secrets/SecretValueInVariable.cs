using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2103", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "polaris:sensitiveContainerEnvVar kubescape:C-0012 kubescape:C-0259 kics:passwords_and_secrets sonar:S6437 tally:secrets-in-code " +
        "dockle:CIS-DI-0010")]
sealed class SecretValueInVariable : Rule<Variable>
{
    public override string Title => "Secret in the value of a variable";

    public override string Message => "'{0}' contains {1} in plain text; {2}";

    public override string Why => """
        The value has a known format of a secret: tokens of large services have fixed prefixes, and URLs and connection strings can contain passwords. A value
        in a file is in every clone of it, and a value in an image is readable for anyone who can pull the image. Rotate a secret that was committed.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/secrets/
        https://kubernetes.io/docs/concepts/security/secrets-good-practices/
        https://docs.docker.com/compose/how-tos/use-secrets/
        """;

    public override string? Differences => """
        Only unambiguous formats are reported: known prefixes with the right length, private keys, and passwords in URLs and connection strings.
        Random-looking text is not reported. If the name of the variable marks it as a secret, the rule on names reports it. Web tokens and Bearer tokens,
        some of which are public, are reported in mode All only.
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
            """)).Because("documented examples, URLs without a password, references and placeholders are not secrets"),
        Good.Compose(ApiService("""
            environment:
              ConnectionStrings__Shop: "Server=db;User Id=shop;Password=${DB_PASSWORD};"
            """)).Because("the password comes from outside the file"),
        Good.Kubernetes(Pod("env: [{ name: QUEUE, value: amqp://shop:$(QUEUE_PASSWORD)@mq:5672 }]")),
    ];
}
