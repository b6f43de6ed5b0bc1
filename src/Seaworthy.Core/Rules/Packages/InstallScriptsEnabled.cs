using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Packages;

[Rule("SEA6107", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "sonar:S6505")]
sealed class InstallScriptsEnabled : Rule<RunCommand>
{
    public override string Title => "Package install scripts enabled";

    public override string Message => "'{0}' runs the install scripts of all packages; add --ignore-scripts";

    public override string Why => """
        A compromised package runs its code as soon as it is installed, with access to the files and secrets of the build.
        Some packages need their scripts to compile native code, so the rule is off by default.
        """;

    public override string Sources => """
        https://docs.npmjs.com/cli/v10/using-npm/config#ignore-scripts
        https://docs.npmjs.com/cli/v10/commands/npm-ci
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var installs = command.Name switch
        {
            "npm" => command.Subcommand is "install" or "i" or "ci" or "add" or "clean-install",
            "pnpm" => command.Subcommand is "install" or "i" or "add",
            "yarn" => command.Subcommand is "install" or "add" || (command.Subcommand is null && command.Operands.Count == 0
                && !command.HasOption("--version", "-v")),
            _ => false,
        };
        if (!installs || command.HasUnknownWords || command.HasOption("--ignore-scripts"))
            return;
        var word = command.SubcommandWord ?? command.Words[0];
        report.At(word.Span, command.Subcommand is null ? command.Name : command.Name + " " + command.Subcommand)
            .WithFix("Add --ignore-scripts", f => f.Insert(word.Span.End, " --ignore-scripts"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("node:22", "RUN npm [|ci|] --omit=dev")).Fixed(From("node:22", "RUN npm ci --ignore-scripts --omit=dev")),
        Bad.Dockerfile(From("node:22", "RUN [|yarn|]")).Fixed(From("node:22", "RUN yarn --ignore-scripts")),
        Good.Dockerfile(From("node:22", "RUN npm ci --ignore-scripts && npm run build && yarn build")),
    ];
}
