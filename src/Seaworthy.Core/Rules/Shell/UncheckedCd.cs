using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6214", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:SC2164")]
sealed class UncheckedCd : Rule<RunScript>
{
    public override string Title => "Failure of cd is ignored";

    public override string Message => "The next command runs in the wrong directory if '{0}' fails; add '|| exit 1' or 'set -e'";

    public override string Why => """
        A missing or misspelled directory does not stop the script: the next command runs in the previous directory. If that
        command is 'rm', it removes the wrong files.
        """;

    public override string Sources => "https://www.shellcheck.net/wiki/SC2164";

    public override string? Differences => """
        A script or SHELL that sets -e stops at a failed cd and is accepted. A cd in a condition or loop is not reported.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        var commands = runScript.Script.Commands;
        for (var i = 0; i + 1 < commands.Count; i++)
        {
            var command = commands[i];
            if (command.Name is not ("cd" or "pushd") || command.HasErrexit || command.IsConditional || command.Wrapper is not null
                || command.Operands.Count == 0 || command.Pipeline.Commands.Count > 1)
                continue;
            // These directories always exist.
            if (command.Operands[0].Content.Text is "/" or "." or ".." or "-")
                continue;
            var next = commands[i + 1];
            if (next.Operator is not (";" or "\n") || next.IsConditional || next.IsInSubshell != command.IsInSubshell)
                continue;
            report.At(command.Span, "cd " + command.Operands[0].Content.Text)
                .WithFix("Add || exit 1", f => f.Insert(command.Span.End, " || exit 1"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|cd /src|]; make")).Fixed(Debian("RUN cd /src || exit 1; make")),
        Good.Dockerfile(Debian("RUN set -e; cd /src; make", "RUN cd /src && make; cd /; ls", "RUN cd /src || exit 1; make")),
        Good.Dockerfile(Debian("""SHELL ["/bin/sh", "-ec"]""", "RUN cd /src; make")),
    ];
}
