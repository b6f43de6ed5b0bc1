using Seaworthy.Knowledge;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2104", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "kics:passwords_and_secrets sonar:S6437 tally:secrets-in-code",
    Related = "tally:require-secret-mounts")]
sealed class SecretInBuildCommand : Rule<RunCommand>
{
    public override string Title => "Secret in a build command";

    public override string Message => "'{0}' contains {1}, which stays in the image history; use RUN --mount=type=secret";

    public override string Why => """
        The text of every RUN is part of the image: `docker history` prints it for anyone who can pull the image, and the source repository keeps it as well.
        A secret mount is available to one step only and is not stored. After a push, rotate the secret.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/secrets/
        https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
        """;

    public override string? Differences => """
        A command that needs a secret is not reported if the file does not contain one; tally requires a secret mount for each of them.
        """;

    public override bool HidesValues => true;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var inWords = command.Name is "export" or "env" or "declare" ? Assigned(command.Words, command) : null;
        if ((Assigned(command.Assignments, command) ?? inWords) is { } assigned)
        {
            report.At(assigned, command.Name.Length > 0 ? command.Name : "RUN", "a secret");
            return;
        }
        // The command that sudo or env starts is checked separately.
        if (command.Spec.IsWrapper || command.Words.Count < 2)
            return;
        if (CredentialOptions.Find(command) is { } credential)
        {
            report.At(credential, command.Name, "a password");
            return;
        }
        for (var i = 1; i < command.Words.Count; i++)
        {
            var content = command.Words[i].Content;
            // A script in quotes is parsed into commands, which are checked separately.
            if (command.Words[i].IsQuoted && command.Name is "sh" or "bash" or "ash" or "dash" or "su" or "eval")
                continue;
            if (SecretFormats.Find(content.Text, out var kind) is not { } span)
                continue;
            report.At(content.ToSource(span), command.Name.Length > 0 ? command.Name : "RUN", kind);
            return;
        }
    }

    // TOKEN=… program, export TOKEN=…
    static TextSpan? Assigned(IReadOnlyList<ShellWord> words, ShellCommand command)
    {
        foreach (var word in words)
        {
            var text = word.Content.Text;
            var equals = text.IndexOf('=');
            if (equals <= 0 || !word.IsConstant || !SecretNames.IsSecretName(text.Substring(0, equals)) || !SecretFormats.IsLiteral(text.Substring(equals + 1)))
                continue;
            if (word != command.Words[0])
                return word.Content.ToSource(TextSpan.FromBounds(equals + 1, text.Length));
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && curl -fsSL -u [|shop:s3same|] https://acme.test/a.tar")),
        Bad.Dockerfile(Debian("RUN wget -q --user=shop --password=[|s3same|] https://acme.test/a.tar")),
        Bad.Dockerfile(Debian("RUN git clone https://shop:[|s3same|]@git.acme.test/shop.git")),
        Bad.Dockerfile(From("docker:28", "RUN docker login -u shop -p [|s3same|] registry.acme.test")),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            RUN dotnet nuget add source https://nuget.acme.test/v3/index.json --name acme --username shop --password "[|s3same|]" --store-password-in-clear-text
            """)),
        Bad.Dockerfile(From("node:24", "RUN npm config set //npm.acme.test/:_authToken [|b7Kq2mZx9TfWc4Vn|] && npm ci")),
        Bad.Dockerfile(
            Debian("""RUN ["curl", "-H", "Authorization: token [|ghp_b7Kq2mZx9TfWc4Vn8LpRs3Yd6HgJa1Ee5UoQ|]", "https://api.acme.test/"]""")),
        Bad.Dockerfile(Debian("""
            RUN export DB_PASSWORD=[|s3same|] && ./migrate.sh
            RUN NUGET_TOKEN="[|b7Kq2mZx9TfWc4Vn|]" dotnet restore
            """)),
        Bad.Dockerfile(From("docker:28", """
            RUN echo "[|s3same|]" | docker login -u shop --password-stdin registry.acme.test
            RUN echo "//npm.acme.test/:_authToken=[|b7Kq2mZx9TfWc4Vn|]" > ~/.npmrc
            """)),
        Good.Dockerfile(Debian("""
            RUN export DB_PASSWORD="$(cat /run/secrets/pw)" TOKEN_FILE=/run/secrets/t && NUGET_TOKEN=$TOKEN dotnet restore && PASSWORD= ./run.sh
            """)),
        Good.Dockerfile(Debian("""
            ARG TOKEN
            RUN --mount=type=secret,id=pw curl -u "shop:$(cat /run/secrets/pw)" https://acme.test/a.tar
            RUN curl -u shop: https://acme.test/a && wget --password=$PASSWORD https://acme.test/a && git clone https://shop:$TOKEN@git.acme.test/shop.git
            RUN docker run -p 80:80 nginx:1.29 && npm config set //npm.acme.test/:_authToken=${TOKEN} && git clone git@git.acme.test:shop.git
            RUN echo "$TOKEN" | docker login -u shop --password-stdin registry.acme.test && echo "//npm.acme.test/:_authToken=\${NPM_TOKEN}" > ~/.npmrc
            """)).Because("references are resolved during the build, so the file contains no secret"),
    ];
}
