using Seaworthy.Rules.DotNet;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6433", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6470")]
sealed class WholeContextCopied : Rule<Step>
{
    public override string Title => "Whole build context copied into the image";

    public override string Message => "'{0}' copies files that are not named explicitly; replace it with the paths that the image needs";

    public override string Why => """
        'COPY . .' copies every file of the context, also a secret or a large file that someone adds later. Teams that list
        the content of their images explicitly can enable this rule; others rely on .dockerignore, so the rule is off by
        default.
        """;

    public override string Sources => "https://rules.sonarsource.com/docker/RSPEC-6470/";

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

    // a*: every file with this prefix in the root of the context.
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
            """).Because("the directories are named, and the first stage is not in the image"),
    ];
}
