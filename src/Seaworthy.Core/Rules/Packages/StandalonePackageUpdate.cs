using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6008", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:update_instruction_alone trivy:DS-0017 checkov:CKV_DOCKER_5 sonar:S6595 dockle:CIS-DI-0007 " +
        "dockerfilelint:apt-get-update_require_install terrascan:AC_DOCKER_0049 cis-docker:4.7")]
sealed class StandalonePackageUpdate : Rule<RunScript>
{
    public override string Title => "Package lists are updated alone";

    public override string Message => "'{0}' in a RUN of its own is cached for ever, and whatever installs later uses its old lists; put update and " +
        "install in one RUN";

    public override string Why => """
        A RUN is run again only when its text changes. One that holds nothing but an update keeps the lists of the day when it was first built; a later install, in this file or in an image
        that builds on it, then asks for versions that mirrors no longer have.
        """;

    public override string? Differences => """
        Some peers want a later install in the file before they speak; lists that nobody uses are in the layer all the same, and a later image may install from them. yum and dnf fetch lists by themselves, so that
        their update counts only where an install follows. An upgrade in the same step counts as an install.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        ShellCommand? update = null;
        foreach (var command in runScript.Script.Commands)
        {
            if (update is null && (PackageCaches.IsUpdate(command) || command is
                {
                    Name: "yum" or "dnf", Subcommand: "update" or "upgrade",
                    Operands.Count: 0
                }))
                update = command;
            else if (update is not null && PackageCaches.UsesLists(command))
                update = null;
        }
        if (update is null || runScript.Script.IsBroken || PackageCaches.IsCacheMounted(runScript.Step, update.Name))
            return;
        // yum and dnf fetch lists by themselves, so their update does harm only where an install counts on it.
        if (update.Name is "yum" or "dnf" && update.Subcommand is "update" or "upgrade" && !InstallsLater(runScript, update.Name))
            return;
        report.At(update.Span, update.Subcommand is { } subcommand ? update.Name + " " + subcommand : update.ToString());
    }

    static bool InstallsLater(RunScript script, string manager)
    {
        var isLater = false;
        foreach (var step in script.Stage?.Steps ?? [])
        {
            if (step == script.Step)
                isLater = true;
            else if (isLater && Installs(step, manager))
                return true;
        }
        return false;
    }

    static bool Installs(Step step, string manager)
    {
        foreach (var script in step.Scripts)
        {
            foreach (var command in script.Script.Commands)
            {
                if (command.Name == manager && command.Subcommand == "install")
                    return true;
            }
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|apt-get update|]", "RUN apt-get install -y curl")),
        Bad.Dockerfile(From("alpine:3.22", "RUN [|apk update|] && echo done", "RUN apk add curl")),
        Good.Dockerfile(Debian("RUN apt-get update && apt-get install -y curl")),
        Bad.Dockerfile(From("fedora:42", "RUN [|dnf update -y|]", "RUN dnf install -y curl")),
        Good.Dockerfile(From("fedora:42", "RUN dnf update -y && dnf clean all"))
            .Because("yum and dnf fetch the lists anew, and nothing is installed from these"),
        Good.Dockerfile(Debian("RUN --mount=type=cache,target=/var/lib/apt apt-get update")).Because("the lists are in no layer"),
    ];
}
