using Seaworthy.Knowledge;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2105", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV2_DOCKER_2 checkov:CKV2_DOCKER_3 checkov:CKV2_DOCKER_4 checkov:CKV2_DOCKER_5 checkov:CKV2_DOCKER_6 checkov:CKV2_DOCKER_12 " +
        "checkov:CKV2_DOCKER_14 checkov:CKV2_DOCKER_16 checkov:CKV2_DOCKER_13 sonar:S4830")]
sealed class TlsVerificationDisabled : Rule<RunCommand>
{
    public override string Title => "TLS verification disabled";

    public override string Message => "'{0}' disables TLS verification, so the download can be tampered with; install the CA certificate instead";

    public override string Why => """
        Without TLS verification an attacker on the network can impersonate the server, and the downloaded file runs in the build and ships in the image. If
        the server uses a private CA, install its certificate with update-ca-certificates or pass it with --cacert.
        """;

    public override string Sources => """
        https://curl.se/docs/sslcerts.html
        https://curl.se/docs/manpage.html#-k
        https://www.gnu.org/software/wget/manual/html_node/HTTPS-_0028SSL_002fTLS_0029-Options.html
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if ((command.Spec.IsWrapper && command.Name != "env") || TlsOptions.Find(command) is not { } word)
            return;
        var finding = report.At(word.Span, (command.Name.Length > 0 ? command.Name + " " : "") + word.Content.Text);
        if (command.Name is "curl" or "wget" && word.Content.Text is "-k" or "--insecure" or "--no-check-certificate"
            && runCommand.File.Source.ToString(command.SpanWithGap(word)).IndexOf('#') < 0)
            finding.WithFix("Remove the option", f => f.Delete(command.SpanWithGap(word)), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN curl -fsSL [|-k|] -o a.tar https://acme.test/a.tar"))
            .Fixed(Debian("RUN curl -fsSL -o a.tar https://acme.test/a.tar")),
        Bad.Dockerfile(Debian("RUN cd /tmp && curl [|-fsSkL|] https://acme.test/a.tar | tar x")),
        Bad.Dockerfile(Debian("""
            RUN wget -q https://acme.test/a.tar \
                    [|--no-check-certificate|]
            """))
            .Fixed(Debian("RUN wget -q https://acme.test/a.tar")),
        Bad.Dockerfile(From("python:3.13", """
            RUN pip3 install [|--trusted-host|] pypi.acme.test requests && python -m pip install [|--trusted-host=pypi.acme.test|] flask
            """)),
        Bad.Dockerfile(From("node:24", "RUN npm config set [|strict-ssl|] false && npm ci")),
        Bad.Dockerfile(
            From("node:24", """RUN npm set [|strict-ssl=false|] && yarn config set [|"strict-ssl"|] false && npm ci [|--strict-ssl=false|]""")),
        Bad.Dockerfile(Debian("""
            RUN bash -c "git config --global [|http.sslVerify|] false" && git -c [|http.sslVerify=false|] clone https://git.acme.test/a
            """)),
        Bad.Dockerfile(Debian("""
            RUN export [|GIT_SSL_NO_VERIFY=1|] && [|NODE_TLS_REJECT_UNAUTHORIZED=0|] npm ci && env [|PYTHONHTTPSVERIFY=0|] python get.py
            RUN export [|NPM_CONFIG_STRICT_SSL=false|]; export [|PIP_TRUSTED_HOST=pypi.acme.test|]
            """)),
        Good.Dockerfile(Debian("""
            RUN curl -fsSL --cacert /etc/ssl/acme.pem -H k -o a.tar https://acme.test/k && wget -q https://acme.test/-k && echo curl -k
            RUN npm config set strict-ssl true && git config --global http.sslVerify true && pip install trusted-host
            """)),
        Good.Dockerfile(Debian("""
            HEALTHCHECK CMD curl -kf https://localhost/ || exit 1
            RUN curl -k https://localhost:8443/ready && wget --no-check-certificate https://127.0.0.1/
            """)).Because("a loopback connection does not leave the container"),
    ];
}
