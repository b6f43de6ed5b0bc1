using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2032", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S2612")]
public sealed class SetGroupMode : Rule<Step>
{
    public override string Title => "File mode sets the group";

    public override string Message => "With the mode {0} a program runs with the rights of its group, and what is made in a folder belongs to the folder's group; make sure that is wanted";

    public override string Why => """
        The setgid bit lends a group's rights to whoever starts the program. On a folder it is the usual way to share files, which is why the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        Sonar does not tell the setgid bit from the setuid bit and from a mode that everybody may write with; those are worse, and a rule that is on speaks of them.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction copy)
        {
            if (copy.FindFlag("chmod")?.Value is { } flag)
                Judge(flag.Text, flag.SourceSpan, report);
            return;
        }
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Script.Commands)
            {
                if (command is { Name: "chmod", Operands.Count: > 1 } && command.Operands[0].Constant is { } mode)
                    Judge(mode, command.Operands[0].Span, report);
                else if (command.Name is "install" or "mkdir" && command.FindValue("-m", "--mode") is { IsConstant: true } value)
                    Judge(value.Text.Text, value.Text.SourceSpan, report);
            }
        }
    }

    static void Judge(string mode, Text.TextSpan span, Report report)
    {
        if (FileModes.SetsGroup(mode) && !FileModes.SetsUser(mode) && !FileModes.IsWorldWritable(mode))
            report.At(span, mode);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN chmod [|g+s|] /data && chmod [|2755|] /usr/bin/tool")),
        Bad.Dockerfile(Debian("COPY --chmod=[|2755|] run.sh /app/")),
        Good.Dockerfile(Debian("RUN chmod 0755 /app && chmod g+w /data && chmod 2777 /srv"))
            .Because("a mode that everybody may write with has a rule of its own"),
    ];
}
