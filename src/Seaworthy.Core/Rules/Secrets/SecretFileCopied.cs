using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2102", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Related = "trivy:DS-0031")]
sealed class SecretFileCopied : Rule<Step>
{
    public override string Title => "Private key copied into the image";

    public override string Message => "Secret file '{0}' is copied into the image; use RUN --mount=type=secret or add it to .dockerignore";

    public override string Why => """
        A layer keeps every copied file, even if a later step removes it, so anyone who can pull the image has the key. After a push, rotate the key. A
        throwaway key for tests is acceptable in an image that is not published.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/secrets/
        https://docs.docker.com/build/concepts/context/#dockerignore-files
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { From: null } copy || step.Stage is not { } stage || !stage.IsReachable)
            return;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text is { } path && SecretFiles.IsSecret(path.Text))
                report.At(source.Span, path.Text);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|certs/server.pfx|] /etc/ssl/")),
        Bad.Dockerfile(Debian("ADD app.conf [|.ssh/id_ed25519|] /root/.ssh/")),
        Bad.Dockerfile(Debian("COPY [|.aws/credentials|] /root/.aws/", """COPY ["[|.kube/config|]", "[|secrets.json|]", "/root/"]""")),
        Good.Dockerfile(Debian("COPY certs/ca.pem server.crt id_ed25519.pub /etc/ssl/", "COPY --from=certs /server.pfx /etc/ssl/"))
            .Because("public keys and certificates are not secrets"),
    ];
}
