using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6203", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3001 kics:run_utilities_and_posix_commands semgrep:nonsensical-command")]
sealed class PointlessCommand : Rule<RunCommand>
{
    public override string Title => "Command makes no sense in a build";

    public override string Message => "What '{0}' does is gone, or is nobody's to see, when the step ends; remove it";

    public override string Why => """
        A build step keeps files and nothing else: services that it starts, processes that it looks at and what it mounts end with it. And nobody sits in front of it to edit or watch.
        """;

    public override string? Differences => """
        systemctl enable and disable only write links and are fine, and so is asking whether a program is there with command -v.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is "free" or "ifconfig" or "kill" or "mount" or "nano" or "ps" or "reboot" or "service" or "shutdown" or "ssh" or "systemctl" or "top" or "vi" or "vim" && !IsHarmless(command))
            report.At(command.Words[0].Span, command.Name);
    }

    // systemctl enable writes links, and ssh -V prints a version.
    static bool IsHarmless(ShellCommand command) => command.Name switch
    {
        "systemctl" => command.Operands.Count == 0 || command.Operands[0].Content.Text is not ("start" or "restart" or "reload" or "status" or "stop"),
        _ => false,
    };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|top|]")),
        Bad.Dockerfile(Debian("RUN apt-get update && [|service|] ssh start && [|mount|] /dev/sdb /mnt && ([|ps|] aux; [|kill|] 1)")),
        Bad.Dockerfile(Debian("""
            RUN ["[|ssh|]", "build.acme.test"]
            RUN [|free|] -m; [|vim|] a; [|shutdown|] -h now; [|ifconfig|]; [|systemctl|] start sshd
            """)),
        Good.Dockerfile(Debian("RUN apt-get install -y vim ssh && systemctl enable ssh && command -v ps && echo top && mkdir /mount")),
    ];
}
