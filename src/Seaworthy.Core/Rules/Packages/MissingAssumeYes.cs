using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6005", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3014 hadolint:DL3030 hadolint:DL3034 hadolint:DL3038 kics:apt_get_missing_flags_to_avoid_manual_input " +
        "kics:yum_install_allows_manual_input kics:missing_flag_from_dnf_install kics:missing_zypper_non_interactive_switch trivy:DS-0021 sonar:S6584 " +
        "dockerfilelint:apt-get_missing_param semgrep:missing-assume-yes-switch semgrep:missing-yum-assume-yes-switch " +
        "semgrep:missing-dnf-assume-yes-switch terrascan:AC_DOCKER_0004")]
sealed class MissingAssumeYes : Rule<RunCommand>
{
    public override string Title => "Package manager asks a question";

    public override string Message => "'{0}' asks whether to go on, and nobody answers in a build; add {1}";

    public override string Why => """
        A build has no terminal. Without the flag the package manager takes the missing answer for a no and the build fails, or, with few packages, passes today and fails when a dependency is added.
        """;

    public override string? Differences => """
        Some peers look at the command that installs alone; removing and upgrading ask the same question. A single -q of apt-get does not answer it, only -qq does, whatever a peer says. Where an unknown
        word may hold the flag nothing is said.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var answer = command.Name switch
        {
            "apt-get" or "apt" when command.Subcommand is "install" or "upgrade" or "dist-upgrade" or "full-upgrade" or "remove" or "purge" or "autoremove" or "build-dep"
                && !command.HasOption("-y", "--yes", "--assume-yes", "-qq", "-q=2", "--quiet=2", "-s", "--simulate", "--dry-run", "-d", "--download-only",
                    "--force-yes") && !SetsQuiet(command) => "-y",
            "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" when (PackageCaches.InstallsRpm(command)
                || command.Subcommand is "update" or "upgrade" or "remove" or "erase") && !command.HasOption("-y", "--assumeyes", "--assumeno") => "-y",
            "zypper" when command.Subcommand is "install" or "in" or "update" or "up" or "dist-upgrade" or "dup" or "remove" or "rm" or "source-install" or "si" or "patch" && !command.HasOption("-y", "--no-confirm", "-n", "--non-interactive") => "-y",
            _ => null,
        };
        if (answer is null || command.HasUnknownWords || IsAnswered(command))
            return;
        var word = command.SubcommandWord!;
        report.At(word.Span, command.Name + " " + command.Subcommand, answer)
            .WithFix("Add " + answer, f => f.Insert(word.Span.End, " " + answer), Safety.Safe);
    }

    // -q -q is -qq, which implies yes; so does the option of that name.
    static bool SetsQuiet(ShellCommand command)
    {
        var quiet = 0;
        foreach (var word in command.Words)
        {
            if (word.Content.Text is "-q" or "--quiet")
                quiet++;
            else if (word.Content.Text is "APT::Get::Assume-Yes=true" or "APT::Get::Assume-Yes=1" or "-oAPT::Get::Assume-Yes=true")
                return true;
        }
        return quiet >= 2;
    }

    // yes | apt-get install
    static bool IsAnswered(ShellCommand command) => command.Pipeline.Commands.Count > 1 && command.Pipeline.Commands[0].Name is "yes" or "echo" or "printf";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|install|] curl"))
            .Fixed(Debian("RUN apt-get update && apt-get install -y curl")),
        Bad.Dockerfile(From("fedora:42", """
            RUN dnf \
                [|install|] curl
            """))
            .Fixed(From("fedora:42", """
            RUN dnf \
                install -y curl
            """)),
        Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper [|in|] curl")).Fixed(From("opensuse/leap:15.6", "RUN zypper in -y curl")),
        Good.Dockerfile(Debian("""
            RUN apt-get install -qqy curl && apt-get -o Dpkg::Use-Pty=0 --yes install git && yes | apt-get install vim && apt-get install $FLAGS nano
            """)),
    ];
}
