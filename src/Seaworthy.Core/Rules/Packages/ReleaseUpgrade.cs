using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Packages;

[Rule("SEA6103", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3035 trivy:DS-0024 dockle:DKL-DI-0003 dockerfilelint:apt-get-dist-upgrade semgrep:avoid-apt-get-upgrade")]
public sealed class ReleaseUpgrade : Rule<RunCommand>
{
    public override string Title => "Distribution is upgraded in the build";

    public override string Message => "'{0}' turns the base image into another one; take a newer base image";

    public override string Why => """
        This upgrade adds and removes packages as it sees fit, the ones that the base image is made of among them. The result is neither the old base nor the new one, and different on each day.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var isUpgrade = command.Name switch
        {
            "apt-get" or "apt" or "aptitude" => command.Subcommand is "dist-upgrade" or "full-upgrade",
            "zypper" => command.Subcommand is "dist-upgrade" or "dup",
            "dnf" or "dnf5" or "yum" => command.Subcommand is "distro-sync" or "distribution-synchronization" or "system-upgrade",
            _ => false,
        };
        if (isUpgrade)
            report.At(command.SubcommandWord!.Span, command.Name + " " + command.Subcommand);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|dist-upgrade|] -y")),
        Bad.Dockerfile(From("opensuse/leap:15.6", "RUN zypper -n [|dup|]")),
        Good.Dockerfile(Debian("RUN apt-get update && apt-get upgrade -y && zypper -n patch")),
    ];
}
