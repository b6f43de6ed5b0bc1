using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6102", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3015 kics:apt_get_not_avoiding_additional_packages trivy:DS-0029 sonar:S6500 dockerfilelint:apt-get_recommends " +
        "semgrep:missing-no-install-recommends terrascan:AC_DOCKER_0014")]
sealed class MissingNoInstallRecommends : Rule<RunCommand>
{
    public override string Title => "Missing --no-install-recommends";

    public override string Message => "'{0}' also installs recommended packages; add --no-install-recommends";

    public override string Why => """
        By default apt installs the packages that the requested ones recommend. An image rarely needs them, and each one makes
        it larger and adds code with possible vulnerabilities. If a recommended package is needed, install it by name.
        """;

    public override string Sources => """
        https://manpages.debian.org/bookworm/apt/apt-get.8.en.html
        https://docs.docker.com/build/building/best-practices/#apt-get
        """;

    public override string? Differences => """
        A command with an unknown word that can contain the option is not reported. APT::Install-Recommends on the command
        line counts as well as the option; a setting in a file is not read.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is not ("apt-get" or "apt" or "aptitude") || command.Subcommand != "install" || command.Operands.Count == 0
            && !command.HasUnknownWords)
            return;
        if (command.HasUnknownWords || command.HasOption("--no-install-recommends", "--without-recommends", "-R") || SaysSo(command))
            return;
        var word = command.SubcommandWord!;
        report.At(word.Span, command.Name + " install").WithFix("Add --no-install-recommends", f => f.Insert(word.Span.End, " --no-install-recommends"),
            Safety.Review);
    }

    // -o APT::Install-Recommends=false and the like.
    static bool SaysSo(ShellCommand command)
    {
        foreach (var word in command.Words)
        {
            var text = word.Content.Text;
            var option = text.IndexOf("install-recommends", System.StringComparison.OrdinalIgnoreCase);
            if (option >= 0 && (text.EndsWith("false", System.StringComparison.OrdinalIgnoreCase) || text.EndsWith("0", System.StringComparison.Ordinal)
                || text.EndsWith("no", System.StringComparison.OrdinalIgnoreCase)))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN apt-get update && apt-get [|install|] -y curl"))
            .Fixed(Debian("RUN apt-get update && apt-get install --no-install-recommends -y curl")),
        Bad.Dockerfile(Debian("""
            RUN apt -y \
              [|install|] curl
            """))
            .Fixed(Debian("""
            RUN apt -y \
              install --no-install-recommends curl
            """)),
        Good.Dockerfile(Debian("""
            RUN apt-get install -y --no-install-recommends curl && apt-get -o APT::Install-Recommends=false install vim && apt-get install $FLAGS git
            """)),
    ];
}
