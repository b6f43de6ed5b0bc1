using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2018", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3004 kics:run_using_sudo trivy:DS-0010 checkov:CKV2_DOCKER_1 dockle:DKL-DI-0001 semgrep:no-sudo-in-dockerfile " +
        "terrascan:AC_DOCKER_0007 dockerfilelint:sudo_usage")]
sealed class SudoInRun : Rule<RunCommand>
{
    public override string Title => "Build uses sudo";

    public override string Message => "This RUN uses sudo, which a build does not need; remove sudo and use USER to switch users";

    public override string Why => """
        A build runs as root until a USER instruction, so sudo is not needed. A sudo that stays in the image is a setuid program that helps an attacker to
        become root; it also changes the environment and does not forward signals reliably.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#user";

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
