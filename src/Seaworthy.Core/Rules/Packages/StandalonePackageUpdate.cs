using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Packages;

[Rule("SEA6008", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:update_instruction_alone trivy:DS-0017 checkov:CKV_DOCKER_5 sonar:S6595 dockle:CIS-DI-0007 " +
        "dockerfilelint:apt-get-update_require_install terrascan:AC_DOCKER_0049 cis-docker:4.7")]
sealed class StandalonePackageUpdate : Rule<RunScript>
{
    public override string Title => "Package lists updated in a separate RUN";

    public override string Message => "'{0}' in its own RUN is cached, so later installs use stale package lists; combine it with '{1}'";

    public override string Why => """
        A RUN runs again only when its text changes, so a RUN with only an update keeps the lists of the first build. A later
        install, in this file or in an image that is based on it, then requests versions that the mirrors no longer have, or
        installs old versions with known vulnerabilities.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#apt-get
        https://www.tenable.com/audits/items/CIS_Docker_v1.6.0_L1_Docker_Linux.audit:aceb453209eb4a8a526f47a2f029f926
        """;

    public override string? Differences => """
        Some tools report an update only if an install follows in the file; unused lists still take space in the layer, and a
        derived image can install from them. yum and dnf download lists on demand, so their update is reported only before an
        install. An upgrade in the same RUN counts as an install.
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
        // yum and dnf download lists on demand, so their update is stale only for an install that relies on it.
        if (update.Name is "yum" or "dnf" && update.Subcommand is "update" or "upgrade" && !InstallsLater(runScript, update.Name))
            return;
        report.At(update.Span, update.Subcommand is { } subcommand ? update.Name + " " + subcommand : update.ToString(),
            InstallCommand(update.Name));
    }

    static string InstallCommand(string manager) => manager switch
    {
        "apk" => "apk add",
        "pacman" => "pacman -S",
        _ => manager + " install",
    };

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
            .Because("yum and dnf download the lists again, and nothing is installed from these"),
        Good.Dockerfile(Debian("RUN --mount=type=cache,target=/var/lib/apt apt-get update")).Because("the lists are in no layer"),
    ];
}
