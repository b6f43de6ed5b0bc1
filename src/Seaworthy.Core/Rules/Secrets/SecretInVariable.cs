using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2101", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "hadolint:DL3064 buildkit:SecretsUsedInArgOrEnv trivy:DS-0031 sonar:S6472 dockle:CIS-DI-0010 semgrep:secret-in-build-arg " +
        "kube-linter:env-var-secret polaris:sensitiveContainerEnvVar kubescape:C-0012 kubescape:C-0259 sonar:S2068 sonar:S6418 cis-docker:4.10")]
sealed class SecretInVariable : Rule<Variable>
{
    public override string Title => "Secret in a variable";

    public override string Message => "'{0}' {1}; {2}";

    public override string Why => """
        A value in a file is in every clone and every backup of it; a value in ENV or ARG is also in every registry and cache that stores the image, for
        anyone who can pull it. Use a secret store at run time, and rotate a secret that was committed. A throwaway password for local tests is acceptable.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/secrets/
        https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
        https://kubernetes.io/docs/concepts/security/secrets-good-practices/
        https://docs.docker.com/compose/how-tos/use-secrets/
        """;

    public override string? Differences => """
        Other tools decide by the name, with exceptions that grow from release to release. Here the value is checked as well: empty values, paths, switches
        and references to other variables are not reported. A name that ends in KEY also needs a word such as API, PRIVATE or SIGNING. A build argument
        without a default is reported in mode All only, and so is the id of an AWS access key in a Kubernetes manifest, which is not a secret, but is usually
        next to one.
        """;

    public override bool HidesValues => true;

    public override void Check(Variable variable, Report report)
    {
        if (!SecretNames.IsSecretName(variable.Name) && !(variable.Dialect == Dialect.Kubernetes && report.Settings.Mode >= Mode.All
            && SecretNames.IsKeyId(variable.Name)))
            return;
        if (variable.Value is { } value && SecretNames.CouldBeSecret(value))
            report.At(variable.ValueSpan, variable.Name, "contains a secret in plain text", Advice(variable));
        else if (variable is { Dialect: Dialect.Dockerfile, Value: null, Kind: VariableKind.BuildArgument } && report.Settings.Mode >= Mode.All)
            report.At(variable.NameSpan, variable.Name, "passes a secret as a build argument, which stays in the image history", Advice(variable));
    }

    /// <summary>The rule reports the variable in mode All.</summary>
    internal static bool Speaks(Variable variable) =>
        SecretNames.IsSecretName(variable.Name) &&
        ((variable.Value is { } value && SecretNames.CouldBeSecret(value)) || variable is { Value: null, Kind: VariableKind.BuildArgument });

    internal static string Advice(Variable variable) => variable.Dialect switch
    {
        Dialect.Dockerfile => "use RUN --mount=type=secret or set it at run time",
        Dialect.Compose => "use 'secrets' or a variable that is set outside the file",
        _ => "use valueFrom.secretKeyRef",
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
            .Because("a file name, a lifetime, an empty value and a name are not secrets"),
        Good.Compose(ApiService("""
            environment:
              POSTGRES_PASSWORD: ${POSTGRES_PASSWORD}
              POSTGRES_PASSWORD_FILE: /run/secrets/pg
              API_TOKEN:
            """)).Because("the value comes from outside the file"),
        Good.Kubernetes(Pod("env: [{ name: DB_PASSWORD, valueFrom: { secretKeyRef: { name: db, key: password } } }]")),
    ];
}
