using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2018", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3004 kics:run_using_sudo trivy:DS-0010 checkov:CKV2_DOCKER_1 dockle:DKL-DI-0001 semgrep:no-sudo-in-dockerfile " +
        "terrascan:AC_DOCKER_0007 dockerfilelint:sudo_usage")]
sealed class SudoInRun : Rule<RunCommand>
{
    public override string Title => "Build uses sudo";

    public override string Message => "A build needs no sudo; run the step before USER, or switch users with USER";

    public override string Why => """
        A build runs as root until USER says otherwise. sudo in the image is a setuid program that a service never needs and an intruder likes to find, and it does not pass signals and environment on as expected.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is { Name: "sudo" } command)
            report.At(command.Words[0].Span);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|sudo|] apt-get update")),
        Bad.Dockerfile(Debian("""
            RUN cd /tmp && (echo a; [|sudo|] -E make install) && bash -c "[|sudo|] id"
            RUN if true; then echo b | [|/usr/bin/sudo|] tee /etc/b; fi
            """)),
        Bad.Dockerfile(Debian("""
            RUN ["[|sudo|]", "apt-get", "update"]
            RUN <<EOF
            [|sudo|] id
            EOF
            """)),
        Good.Dockerfile(Debian("RUN apt-get install -y sudo && echo sudo && command -v sudo && usermod -aG sudo app && cat /etc/sudoers")),
    ];
}
