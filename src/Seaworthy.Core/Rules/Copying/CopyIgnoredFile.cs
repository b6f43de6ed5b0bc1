using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6430", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "buildkit:CopyIgnoredFile")]
sealed class CopyIgnoredFile : Rule<Step>
{
    public override string Title => "COPY of what .dockerignore leaves out";

    public override string Message => "'{0}' is left out by .dockerignore, so {1} does not find it";

    public override string Why => """
        What .dockerignore leaves out never reaches the builder, and a COPY of it fails, or copies nothing where a pattern is given. The file named after the Dockerfile counts before the one in the context's root.
        """;

    public override string? Differences => """
        A pattern is judged by its folder alone, and a folder from which an exception (a line with !) may take something back in is passed over.
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
                .Because("exceptions take files back in, and other stages are no context"),
    ];
}
