using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6203", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3001 kics:run_utilities_and_posix_commands semgrep:nonsensical-command")]
sealed class PointlessCommand : Rule<RunCommand>
{
    public override string Title => "Command without effect in a build";

    public override string Message => "'{0}' has no effect in an image build; remove it";

    public override string Why => """
        A RUN keeps only the files that it writes. Services that it starts, processes that it inspects and mounts that it
        makes end with the step, and no terminal is attached for an editor or a monitor. Start services from CMD or ENTRYPOINT
        instead.
        """;

    public override string Sources => "https://github.com/hadolint/hadolint/wiki/DL3001";

    public override string? Differences => """
        'systemctl enable' and 'systemctl disable' only write links and are accepted, and so is a search for a program with
        'command -v'.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is "free" or "ifconfig" or "kill" or "mount" or "nano" or "ps" or "reboot" or "service" or "shutdown" or "ssh" or "systemctl" or "top" or "vi" or "vim" && !IsHarmless(command))
            report.At(command.Words[0].Span, command.Name);
    }

    // systemctl enable only writes links.
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
