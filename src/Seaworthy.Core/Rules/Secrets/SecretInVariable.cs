using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2101", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "hadolint:DL3064 buildkit:SecretsUsedInArgOrEnv trivy:DS-0031 sonar:S6472 dockle:CIS-DI-0010 semgrep:secret-in-build-arg " +
        "kube-linter:env-var-secret polaris:sensitiveContainerEnvVar kubescape:C-0012 kubescape:C-0259 sonar:S2068 sonar:S6418 cis-docker:4.10")]
sealed class SecretInVariable : Rule<Variable>
{
    public override string Title => "Secret in a variable";

    public override string Message => "{0} {1}; {2}";

    public override string Why => """
        What stands in a file is in every clone and every backup of it; what stands in an image's ENV or ARG is in every registry and cache the image reaches, for anybody who may pull it. Give secrets
        at run time from a store that can take them back.
        """;

    public override string? Differences => """
        Peers decide by the name, with lists of exceptions that grow from release to release. Here the value is looked at too: empty ones, paths, switches and references to other variables are no secrets. A name that ends in KEY alone says too little: it needs a word such
        as API, PRIVATE or SIGNING in front. A build argument
        without a default is reported in mode All only, and so is the id of an AWS access key in a Kubernetes manifest, which is no secret, but stands beside one.
        """;

    public override bool HidesValues => true;

    public override void Check(Variable variable, Report report)
    {
        if (!SecretNames.IsSecretName(variable.Name) && !(variable.Dialect == Dialect.Kubernetes && report.Settings.Mode >= Mode.All
            && SecretNames.IsKeyId(variable.Name)))
            return;
        if (variable.Value is { } value && SecretNames.CouldBeSecret(value))
            report.At(variable.ValueSpan, variable.Name, "holds a secret in the file", Advice(variable));
        else if (variable is { Dialect: Dialect.Dockerfile, Value: null, Kind: VariableKind.BuildArgument } && report.Settings.Mode >= Mode.All)
            report.At(variable.NameSpan, variable.Name, "is given a secret, which the history of the image keeps", Advice(variable));
    }

    /// <summary>The rule reports the variable in mode All.</summary>
    internal static bool Speaks(Variable variable) =>
        SecretNames.IsSecretName(variable.Name) &&
        ((variable.Value is { } value && SecretNames.CouldBeSecret(value)) || variable is { Value: null, Kind: VariableKind.BuildArgument });

    internal static string Advice(Variable variable) => variable.Dialect switch
    {
        Dialect.Dockerfile => "mount it with RUN --mount=type=secret, or give it at run time",
        Dialect.Compose => "use a secret, or a variable that is set outside the file",
        _ => "take it from a Secret through valueFrom",
    };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV DB_PASSWORD=[|hunter2|] TZ=UTC")),
        Bad.Dockerfile(Debian("""ARG API_KEY=[|"d41d8cd98f"|]""")),
        Bad.Compose(ApiService("environment: { POSTGRES_PASSWORD: [|hunter2|] }")),
        Bad.Compose(ApiService("""
            environment:
              - POSTGRES_PASSWORD=[|hunter2|]
            """)),
        Bad.Kubernetes(Pod("env: [{ name: DB_PASSWORD, value: [|hunter2|] }]")),
        Bad.Kubernetes(Pod("""
            env:
            - name: REPORTS_BEARER
              value: [|9f2c41d7|]
            - name: SERVICE_JWT
              value: [|9f2c41d7|]
            - name: AZURE_SEARCH_KEY
              value: [|9f2c41d7|]
            - name: OCI_CLI_KEY_CONTENT
              value: [|9f2c41d7|]
            - name: JWT_ISSUER
              value: shop
            """)),
        Good.Dockerfile(Debian("ENV DB_PASSWORD_FILE=/run/secrets/db TOKEN_TTL=300 PASSWORD= SECRET_NAME=db"))
            .Because("a file name, a lifetime, an empty value and a name are no secrets"),
        Good.Compose(ApiService("""
            environment:
              POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}
              POSTGRES_PASSWORD_FILE: /run/secrets/pg
              API_TOKEN:
            """)).Because("the value comes from outside the file"),
        Good.Kubernetes(Pod("env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]")),
    ];
}
