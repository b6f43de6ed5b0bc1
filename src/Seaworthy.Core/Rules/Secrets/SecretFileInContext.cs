using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA6431", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "sonar:S6470 tally:require-secret-mounts")]
sealed class SecretFileInContext : Rule<Step>
{
    public override string Title => "Copied directory contains a secret file";

    public override string Message => "'{1}' copies the secret file '{0}' into the image; add '{0}' to .dockerignore";

    public override string Why => """
        Anyone who can pull the image can read every file that COPY adds, such as an .env file with passwords, a private key or a certificate with its key. An
        entry in .dockerignore excludes it from this image and from every later one.
        """;

    public override string Sources => "https://docs.docker.com/build/concepts/context/#dockerignore-files";

    public override string? Differences => """
        Other tools report every COPY of a whole directory. Here the directory must contain a file that is a secret by its name and that no ignore file
        excludes.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: null } copy || step.Stage is not { IsShipped: true })
            return;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text is not { Length: > 0 } text || step.Build.Context is not { IsListed: true } context)
                continue;
            var folder = BuildContext.Relative(text.Text);
            if (folder == "*")
                folder = "";
            foreach (var path in context.Paths())
            {
                if (!SecretFiles.IsContextSecret(PathNames.Name(path)) || path == folder || !PathNames.IsAtOrBelow(path, folder) || !context.Sends(path))
                    continue;
                report.At(source.Span, path, copy.Keyword + " " + text.Text);
                break;
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|.|] /srv")).Beside(".env", ""),
        Bad.Dockerfile(Debian("ADD [|config/|] /srv")).Beside(".dockerignore", ".env\n").Beside("config/tls/server.pfx", ""),
        Good.Dockerfile(Debian("COPY . /srv")).Beside(".env", "").Beside(".env.example", "").Beside(".dockerignore", "**/.env\n"),
        Good.Dockerfile("""
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            COPY . .
            RUN dotnet publish -o /app
            FROM mcr.microsoft.com/dotnet/aspnet:10.0
            COPY --from=build /app /app
            """)
            .Beside(".env", "").Because("the stage is not part of the final image"),
    ];
}
