using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6430", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "buildkit:CopyIgnoredFile")]
sealed class CopyIgnoredFile : Rule<Step>
{
    public override string Title => "Copied file is excluded by .dockerignore";

    public override string Message => "'{0}' is excluded by .dockerignore, so {1} does not find it; add '!{0}' to that file";

    public override string Why => """
        Files that .dockerignore excludes are not sent to the builder. A COPY of such a file fails; a COPY with a pattern
        silently copies fewer files. An ignore file with the name of the Dockerfile is used instead of the one in the root of
        the context.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/build-checks/copy-ignored-file/
        https://docs.docker.com/build/concepts/context/#dockerignore-files
        """;

    public override string? Differences => """
        A pattern is checked only by its directory, and a directory below which an exception (a line with '!') can include
        files again is not reported.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: null } copy || step.Build.Context is not { Ignore: { } ignore })
            return;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text is { Length: > 0 } text && IsLeftOut(ignore, text.Text))
                report.At(source.Span, text.Text, copy.Keyword);
        }
    }

    static bool IsLeftOut(IgnoreFile ignore, string source)
    {
        if (source.IndexOf("://", StringComparison.Ordinal) >= 0 || source.StartsWith("git@", StringComparison.Ordinal))
            return false;
        var path = BuildContext.Relative(source);
        var wildcard = path.IndexOfAny(['*', '?', '[']);
        if (wildcard >= 0)
            path = PathNames.Folder(path.Substring(0, wildcard));
        return path.Length > 0 && ignore.Excludes(path) && !ignore.TakesBackBelow(path);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY app [|dist/app.js|] ./")).Beside(".dockerignore", "dist\n"),
        Bad.Dockerfile(Debian("ADD [|./secrets.txt|] /srv/")).Beside(".dockerignore", "# text\n**/*.txt\n!docs/*.txt\n"),
        Bad.Dockerfile(Debian("COPY [|notes.md|] /srv/"))
            .Named("web.Dockerfile").Beside("web.Dockerfile.dockerignore", "*.md\n").Beside(".dockerignore", "dist\n"),
        Good.Dockerfile(Debian("""
            COPY README.md docs src/a.txt /srv/
            COPY --from=build /src/dist /srv/
            ADD https://acme.test/dist /srv/
            """))
            .Beside(".dockerignore", "*.md\n!README.md\ndocs\n!docs/index.html\n/*.txt\ndist\n")
                .Because("exceptions include files again, and other stages are not part of the context"),
    ];
}
