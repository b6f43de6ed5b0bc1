using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Packages;

[Rule("SEA6006", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3027 kics:run_using_apt checkov:CKV_DOCKER_9 semgrep:prefer-apt-get terrascan:AC_DOCKER_0002")]
sealed class AptInsteadOfAptGet : Rule<RunCommand>
{
    public override string Title => "Script uses apt";

    public override string Message => "'apt' has no stable command line interface for scripts; use apt-get or apt-cache";

    public override string Why => """
        According to its manual, the command line and output of apt are meant for interactive use and can change between
        versions, so a script that works today can fail with the next release of the base image. apt-get and apt-cache do the
        same and stay compatible.
        """;

    public override string Sources => "https://manpages.debian.org/bookworm/apt/apt.8.en.html";

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name != "apt" || command.Words[0].Constant != "apt")
            return;
        var replacement = command.Subcommand switch
        {
            "install" or "update" or "upgrade" or "remove" or "purge" or "autoremove" or "clean" or "autoclean" or "build-dep" or "source" or "download" =>
                "apt-get",
            "search" or "show" or "policy" or "depends" => "apt-cache",
            _ => null,
        };
        var finding = report.At(command.Words[0].Span);
        if (replacement is not null)
            finding.WithFix("Use " + replacement, f => f.Replace(command.Words[0].Span, replacement), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|apt|] install -y curl")).Fixed(Debian("RUN apt-get install -y curl")),
        Bad.Dockerfile(Debian("RUN sudo -E [|apt|] update")).Fixed(Debian("RUN sudo -E apt-get update")),
        Good.Dockerfile(Debian("RUN apt-get install -y apt && echo \"apt install\"")),
    ];
}
