using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6202", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL4005 kics:changing_default_shell_using_run_command semgrep:use-shell-instruction terrascan:AC_DOCKER_0020")]
sealed class SystemShellReplaced : Rule<RunCommand>
{
    public override string Title => "System shell replaced";

    public override string Message => "{0} is replaced, although package scripts depend on it; use SHELL to select the shell of the build";

    public override string Why => """
        The scripts of packages expect the /bin/sh of the distribution, so a replacement can break later installations and
        upgrades. SHELL changes only the shell that runs the following instructions of the Dockerfile.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#shell
        https://github.com/hadolint/hadolint/wiki/DL4005
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is not ("ln" or "mv" or "cp") || command.Operands.Count < 2)
            return;
        var target = command.Operands[command.Operands.Count - 1];
        if (target.Constant is "/bin/sh" or "/usr/bin/sh")
            report.At(command.Span, target.Content.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && [|ln -sfv /bin/bash /bin/sh|] && echo done")),
        Bad.Dockerfile(Debian("""RUN rm /bin/sh && [|ln -s bash "/bin/sh"|]""")),
        Good.Dockerfile(Debian("""SHELL ["/bin/bash", "-c"]""", "RUN ln -s /bin/sh /usr/local/bin/shell && ln -s /bin/bash /bin/sh2")),
    ];
}
