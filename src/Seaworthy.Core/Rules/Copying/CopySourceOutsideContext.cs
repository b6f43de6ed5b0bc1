using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6315", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "dockerfilelint:add_src_invalid")]
sealed class CopySourceOutsideContext : Rule<Step>
{
    public override string Title => "Source outside the build context";

    public override string Message => "'{0}' points outside the build context; use a parent directory as the build context";

    public override string Why => """
        The builder can read only the files in the build context. '..' above the root of the context is dropped, so the path
        refers to another file than intended or to none, and the build fails or copies the wrong file.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#copy";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not CopyInstruction { From: null } copy)
            return;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text?.Text is { } path && LeadsOut(path))
                report.At(source.Span, path);
        }
    }

    static bool LeadsOut(string path)
    {
        if (path.IndexOf("..", StringComparison.Ordinal) < 0 || path.IndexOf("://", StringComparison.Ordinal) > 0)
            return false;
        var depth = 0;
        foreach (var part in path.Split('/', '\\'))
        {
            if (part == "..")
                depth--;
            else if (part.Length > 0 && part != ".")
                depth++;
            if (depth < 0)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|../shared|] /shared")),
        Bad.Dockerfile(Debian("ADD src/a [|./b/../../c|] /data/")),
        Good.Dockerfile("""
            FROM debian:12 AS build
            COPY src/../lib /lib
            ADD https://example.com/../a /a
            FROM debian:12
            COPY --from=build /app/../etc /etc
            """),
    ];
}
