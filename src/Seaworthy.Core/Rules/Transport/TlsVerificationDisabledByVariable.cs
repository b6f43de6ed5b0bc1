using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2106", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_5 checkov:CKV2_DOCKER_6 checkov:CKV2_DOCKER_12 checkov:CKV2_DOCKER_14 checkov:CKV2_DOCKER_16 sonar:S4830")]
sealed class TlsVerificationDisabledByVariable : Rule<Variable>
{
    public override string Title => "Certificates are not verified in the whole container";

    public override string Message => "The variable {0} lets every program that heeds it accept any certificate; remove it, and install the missing authority";

    public override string Why => """
        The variable stays on for everything that runs later: downloads of the build, and the service's own calls. Anybody on the way can then answer in the place of the real server.
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
            """)).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("""env: [{ name: NODE_TLS_REJECT_UNAUTHORIZED, value: "1" }]""")),
    ];
}
