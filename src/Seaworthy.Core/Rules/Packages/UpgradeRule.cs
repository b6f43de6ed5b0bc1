using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

/// <summary>Rules for commands that upgrade the packages of the base image. Message: 0 the command.</summary>
sealed class UpgradeRule(Func<ShellCommand, bool> isReported) : FamilyRule<RunCommand>
{
    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is var command && isReported(command))
            report.At(command.SubcommandWord!.Span, command.Name + " " + command.Subcommand);
    }

    [Rule("SEA6103", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "hadolint:DL3035 trivy:DS-0024 dockle:DKL-DI-0003 dockerfilelint:apt-get-dist-upgrade semgrep:avoid-apt-get-upgrade")]
    public static UpgradeRule DistributionUpgrade => new(static command => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" => command.Subcommand is "dist-upgrade" or "full-upgrade",
        "zypper" => command.Subcommand is "dist-upgrade" or "dup",
        "dnf" or "dnf5" or "yum" => command.Subcommand is "distro-sync" or "distribution-synchronization" or "system-upgrade",
        _ => false,
    })
    {
        Title = "Distribution upgrade in the build",
        Message = "'{0}' upgrades the whole distribution during the build; use a newer base image",
        Why = """
            A distribution upgrade can replace, add and remove any package, also those that the base image consists of. The
            result is neither the old base image nor the new one, and it differs between builds, so that a fault cannot be
            reproduced.
            """,
        Sources = """
            https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
            https://dnf.readthedocs.io/en/latest/command_ref.html
            """,
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|dist-upgrade|] -y")),
            Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper -n [|dup|]")),
            Good.Dockerfile(Debian("RUN apt-get update && apt-get upgrade -y && zypper -n patch")),
        ],
    };

    [Rule("SEA6104", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases =
            "dockerfilelint:apt-get-upgrade semgrep:avoid-apt-get-upgrade semgrep:avoid-apk-upgrade semgrep:avoid-yum-update semgrep:avoid-dnf-update " +
            "semgrep:avoid-zypper-update terrascan:AC_DOCKER_0052 terrascan:AC_DOCKER_0039 terrascan:AC_DOCKER_0029 terrascan:AC_DOCKER_0003")]
    public static UpgradeRule AllPackagesUpgraded => new(static command => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" => command.Subcommand is "upgrade" or "safe-upgrade",
        "apk" => command.Subcommand == "upgrade",
        "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" => command.Subcommand is "update" or "upgrade" && command.Operands.Count == 0,
        "zypper" => command.Subcommand is "update" or "up" && command.Operands.Count == 0,
        _ => false,
    })
    {
        Title = "All packages upgraded in the build",
        Message = "'{0}' upgrades the packages of the base image, so builds differ; use a newer base image",
        Why = """
            An upgrade makes builds of different days differ, and each upgraded package is in the image twice. On the other
            hand, fixes arrive before a new base image does, and hadolint and KICS removed their checks for that reason. The
            rule is off by default.
            """,
        Sources = "https://docs.docker.com/build/building/best-practices/#rebuild-your-images-often",
        MoreExamples = static () =>
        [
            Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|upgrade|] -y")),
            Bad.Dockerfile(From("alpine:3.22", "RUN apk [|upgrade|] --no-cache")),
            Bad.Dockerfile(From("fedora:42", "RUN dnf -y [|update|] && yum [|upgrade|] -y")),
            Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper -n [|up|]")),
            Good.Dockerfile(From("fedora:42", "RUN dnf -y update openssl")),
        ],
    };
}
