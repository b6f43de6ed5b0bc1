using Seaworthy.Rules.DotNet;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6433", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6470")]
sealed class WholeContextCopied : Rule<Step>
{
    public override string Title => "The whole build context is copied into the image";

    public override string Message => "'{0}' copies whatever lies in the folder; name what the image needs";

    public override string Why => """
        COPY . . takes what is there today and what somebody puts there tomorrow. Teams that keep their images to what is named switch this rule on; others rely on .dockerignore, and on the rules that look at what it leaves out.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Stage is not { IsShipped: true } || step.Instruction is not CopyInstruction { From: null } copy)
            return;
        foreach (var source in copy.Sources)
        {
            if (source.Expand(step.Scope).Text is not { Length: > 0 } text || !(DotNetCommands.IsWholeContext(text.Text) || IsOpenPattern(text.Text)))
                continue;
            report.At(source.Span, step.Instruction.Keyword + " " + source.Raw.Text);
            return;
        }
    }

    // a*: whatever starts so at the top of the context.
    static bool IsOpenPattern(string source)
    {
        var path = BuildContext.Relative(source);
        return path is { Length: > 0 } && path[path.Length - 1] == '*' && path.IndexOf('/') < 0;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|.|] /srv")),
        Bad.Dockerfile(Debian("ADD --chown=1000 [|./*|] /srv/")),
        Bad.Dockerfile(Debian("""COPY ["[|/|]", "/srv"]""")),
        Bad.Dockerfile(Debian("COPY [|app*|] /srv/")),
        Good.Dockerfile("""
            FROM debian:12 AS build
            COPY . .
            FROM debian:12
            COPY src app.conf /srv/
            COPY --from=build / /srv/
            """).Because("folders are named, and the first stage is not in the image"),
    ];
}
