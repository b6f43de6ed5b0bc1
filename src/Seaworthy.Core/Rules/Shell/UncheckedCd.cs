using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6214", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:SC2164")]
sealed class UncheckedCd : Rule<RunScript>
{
    public override string Title => "Commands run in the wrong folder when cd fails";

    public override string Message => "When '{0}' fails, what follows runs where it should not; join it with && or start with 'set -e'";

    public override string Why => """
        A folder that is missing, or misspelled, does not stop the script: the next command runs in the folder before. With rm behind it that is a bad day.
        """;

    public override string? Differences => """
        Where set -e holds, by the script or by SHELL, cd stops it by itself. A cd inside a condition or loop is left alone.
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
            // The root and the folder above are always there.
            if (command.Operands[0].Content.Text is "/" or "." or ".." or "-")
                continue;
            var next = commands[i + 1];
            if (next.Operator is not (";" or "\n") || next.IsConditional || next.IsInSubshell != command.IsInSubshell)
                continue;
            report.At(command.Span, "cd " + command.Operands[0].Content.Text)
                .WithFix("Stop when it fails", f => f.Insert(command.Span.End, " || exit 1"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|cd /src|]; make")).Fixed(Debian("RUN cd /src || exit 1; make")),
        Good.Dockerfile(Debian("RUN set -e; cd /src; make", "RUN cd /src && make; cd /; ls", "RUN cd /src || exit 1; make")),
        Good.Dockerfile(Debian("""SHELL ["/bin/sh", "-ec"]""", "RUN cd /src; make")),
    ];
}
