using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6349", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "sonar:S6579")]
sealed class ArgOutOfScope : Rule<Stage>
{
    public override string Title => "ARG out of scope in a script";

    public override string Message => "ARG {0} is declared before the first FROM and is empty in this stage; add 'ARG {0}' to this stage";

    public override string Why => """
        An ARG before the first FROM applies only to FROM lines. A stage must declare it again before a RUN can use it.
        Otherwise the shell inserts an empty string, and a path, version or URL without that part refers to something else.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#arg";

    public override string? Differences => """
        SEA6330 reports variables outside scripts. A name that the script sets or reads itself is accepted, and so is one with
        a default, or one that ENV or the base stage sets. The first use of a name in a stage is reported.
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
                .WithFix("Add ARG to this stage", f => f.Insert(at, "ARG " + variable.Name + stage.File.Source.NewLine), Safety.Safe);
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

    // NAME=, for NAME in, read NAME, or a sourced file, which can set any variable.
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

    // $NAME or ${NAME}; an expansion with an operator can have a default, and single quotes prevent expansion.
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
