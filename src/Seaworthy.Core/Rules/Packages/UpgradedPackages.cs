using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Packages;

[Rule("SEA6104", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "dockerfilelint:apt-get-upgrade semgrep:avoid-apt-get-upgrade semgrep:avoid-apk-upgrade semgrep:avoid-yum-update semgrep:avoid-dnf-update semgrep:avoid-zypper-update " +
        "terrascan:AC_DOCKER_0052 terrascan:AC_DOCKER_0039 terrascan:AC_DOCKER_0029 terrascan:AC_DOCKER_0003")]
public sealed class UpgradedPackages : Rule<RunCommand>
{
    public override string Title => "All packages are upgraded in the build";

    public override string Message => "'{0}' upgrades what the base image holds; take a newer base image";

    public override string Why => """
        An upgrade makes builds of different days differ. Against it speaks that fixes come sooner than new base images do; hadolint and KICS dropped the check for that. The rule is off unless it is
        asked for by name.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var isUpgrade = command.Name switch
        {
            "apt-get" or "apt" or "aptitude" => command.Subcommand is "upgrade" or "safe-upgrade",
            "apk" => command.Subcommand == "upgrade",
            "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" => command.Subcommand is "update" or "upgrade" && command.Operands.Count == 0,
            "zypper" => command.Subcommand is "update" or "up" && command.Operands.Count == 0,
            _ => false,
        };
        if (isUpgrade)
            report.At(command.SubcommandWord!.Span, command.Name + " " + command.Subcommand);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|upgrade|] -y")),
        Bad.Dockerfile(From("alpine:3.22", "RUN apk [|upgrade|] --no-cache")),
        Bad.Dockerfile(From("fedora:42", "RUN dnf -y [|update|] && yum [|upgrade|] -y")),
        Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper -n [|up|]")),
        Good.Dockerfile(From("fedora:42", "RUN dnf -y update openssl")),
    ];
}
