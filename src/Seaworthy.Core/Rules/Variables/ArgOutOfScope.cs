using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6349", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6579")]
sealed class ArgOutOfScope : Rule<Stage>
{
    public override string Title => "Argument does not reach the script";

    public override string Message => "'{0}' is declared before the first FROM alone, so that it is empty in this script; declare it again in this stage " +
        "with ARG {0}";

    public override string Why => """
        An ARG before the first FROM holds for FROM lines. A script of a stage gets it only when the stage declares it again; without that the shell puts in nothing, and the path, version or address with a hole
        in it is another one.
        """;

    public override string? Differences => """
        Variables outside of scripts have a rule of their own. A name that the script sets or reads by itself is fine, one with a default too, and so is what ENV or the stage below sets. The first use of a name
        in a stage is reported.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (stage.Build.GlobalVariables.Count == 0)
            return;
        foreach (var variable in stage.Build.GlobalVariables)
        {
            if (FirstUse(stage, variable.Name) is not { } use)
                continue;
            var at = use.Step.Instruction.Span.Start;
            report.At(use.Span, variable.Name)
                .WithFix("Declare it in this stage", f => f.Insert(at, "ARG " + variable.Name + stage.File.Source.NewLine), Safety.Safe);
        }
    }

    static (Step Step, TextSpan Span)? FirstUse(Stage stage, string name)
    {
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not RunInstruction run || step.Scope.Declares(name) || run.Arguments.Text.IndexOf(name, StringComparison.Ordinal) < 0
                && run.Heredocs.Count == 0)
                continue;
            foreach (var script in step.Scripts)
            {
                if (script.Script.IsBroken || SetsByItself(script.Script, name))
                    continue;
                foreach (var command in script.Script.Commands)
                {
                    foreach (var word in command.Words)
                    {
                        if (Use(word.Raw, name) is { } span)
                            return (step, span);
                    }
                }
            }
        }
        return null;
    }

    // NAME=, for NAME in, read NAME, or a file that is read in and may set anything.
    static bool SetsByItself(ShellScript script, string name)
    {
        var text = script.Text.Text;
        if (text.IndexOf(name + "=", StringComparison.Ordinal) >= 0 || text.IndexOf("for " + name, StringComparison.Ordinal) >= 0)
            return true;
        foreach (var command in script.Commands)
        {
            if (command.Name is "." or "source" or "read" or "getopts" or "mapfile" or "eval")
                return true;
        }
        return false;
    }

    // $NAME or ${NAME}; what has an operator may have a default, and single quotes keep the dollar as it is.
    static TextSpan? Use(MappedText raw, string name)
    {
        var text = raw.Text;
        var isQuoted = false;
        for (var i = 0; i + name.Length < text.Length; i++)
        {
            var c = text[i];
            if (c == '\\')
                i++;
            else if (c == '\'')
                isQuoted = !isQuoted;
            else if (c == '$' && !isQuoted && Matches(text, i + 1, name) is { } end)
                return raw.ToSource(TextSpan.FromBounds(i, end));
        }
        return null;
    }

    static int? Matches(string text, int start, string name)
    {
        var isBraced = text[start] == '{';
        if (isBraced)
            start++;
        var end = start + name.Length;
        if (end > text.Length || string.CompareOrdinal(text, start, name, 0, name.Length) != 0)
            return null;
        if (isBraced)
            return end < text.Length && text[end] == '}' ? end + 1 : null;
        return end == text.Length || !(char.IsLetterOrDigit(text[end]) || text[end] == '_') ? end : null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            ARG VERSION=1.4
            FROM acme/base:1
            RUN make "version=[|$VERSION|]" && make install
            """)
            .Fixed("""
            ARG VERSION=1.4
            FROM acme/base:1
            ARG VERSION
            RUN make "version=$VERSION" && make install
            """),
        Bad.Dockerfile("""
            ARG VERSION=1.4
            FROM acme/base:$VERSION AS build
            ARG VERSION
            RUN make $VERSION
            FROM acme/base:$VERSION
            RUN make [|${VERSION}|]
            RUN make $VERSION
            """)
            .Fixed("""
            ARG VERSION=1.4
            FROM acme/base:$VERSION AS build
            ARG VERSION
            RUN make $VERSION
            FROM acme/base:$VERSION
            ARG VERSION
            RUN make ${VERSION}
            RUN make $VERSION
            """),
        Good.Dockerfile("""
            ARG VERSION=1.4
            FROM acme/base:1
            RUN VERSION=2 && make $VERSION && make '$VERSION' ${VERSION:-3}
            RUN . /etc/os-release && make $VERSION
            ENV VERSION=4
            RUN make $VERSION $VERSIONS
            """),
    ];
}
