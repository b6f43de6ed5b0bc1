using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2106", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_5 checkov:CKV2_DOCKER_6 checkov:CKV2_DOCKER_12 checkov:CKV2_DOCKER_14 checkov:CKV2_DOCKER_16 sonar:S4830")]
sealed class TlsVerificationDisabledByVariable : Rule<Variable>
{
    public override string Title => "TLS verification disabled by a variable";

    public override string Message => "'{0}' disables TLS verification for every program that reads it; remove it and install the CA certificate";

    public override string Why => """
        The variable stays set for everything that runs later: downloads of the build and connections of the service itself. An attacker on the network can
        impersonate any server. Acceptable only in a local development file; a private CA needs its certificate in the image, not a disabled check.
        """;

    public override string Sources => """
        https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue
        https://curl.se/docs/sslcerts.html
        """;

    public override void Check(Variable variable, Report report)
    {
        if (variable.Value is { } value && TlsOptions.IsOff(variable.Name, value))
            report.At(variable.Span, variable.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("python:3.13", "ENV [|PYTHONHTTPSVERIFY=0|] TZ=UTC")),
        Bad.Dockerfile(From("node:24", """ARG [|NODE_TLS_REJECT_UNAUTHORIZED="0"|]""", "ENV [|npm_config_strict_ssl=false|]")),
        Bad.Dockerfile(Debian("ENV [|GIT_SSL_NO_VERIFY true|]")),
        Bad.Dockerfile(From("python:3.13", "ENV [|PIP_TRUSTED_HOST=pypi.acme.test|] [|GOINSECURE=*.acme.test|]")),
        Bad.Compose(ApiService("""environment: { [|NODE_TLS_REJECT_UNAUTHORIZED: "0"|] }""")),
        Bad.Kubernetes(Pod("""
            env:
            - [|name: NODE_TLS_REJECT_UNAUTHORIZED
              value: "0"|]
            """)),
        Good.Dockerfile(From("node:24", """
            ENV NODE_TLS_REJECT_UNAUTHORIZED=1 PYTHONHTTPSVERIFY=1 NPM_CONFIG_STRICT_SSL=true GIT_SSL_NO_VERIFY=false PIP_TRUSTED_HOST=
            """)),
        Good.Compose(ApiService("""
            environment:
              NODE_TLS_REJECT_UNAUTHORIZED: ${VERIFY}
            """)).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("""env: [{ name: NODE_TLS_REJECT_UNAUTHORIZED, value: "1" }]""")),
    ];
}
