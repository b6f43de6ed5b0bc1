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
    public override string Title => "Missing assume-yes option";

    public override string Message => "'{0}' prompts for confirmation, and a build has no terminal; add {1}";

    public override string Why => """
        Without a terminal the package manager takes the missing answer as 'no', and the build fails. With few packages apt
        does not prompt, so the build passes today and fails when a package gets a new dependency.
        """;

    public override string Sources => """
        https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
        https://dnf.readthedocs.io/en/latest/command_ref.html
        https://en.opensuse.org/SDB:Zypper_manual
        """;

    public override string? Differences => """
        Some tools check only the install command; remove and upgrade prompt as well. A single -q of apt-get does not imply
        yes, only -qq does, although one tool accepts it. A command with an unknown word that can contain the option is not
        reported.
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

    // -q -q is -qq, which implies yes; so does APT::Get::Assume-Yes.
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
