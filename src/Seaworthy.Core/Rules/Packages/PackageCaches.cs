using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Packages;

/// <summary>The files that package managers leave in a layer, and the commands that remove them.</summary>
static class PackageCaches
{
    /// <summary>The command downloads lists or packages that stay on the disk.</summary>
    public static bool Leaves(ShellCommand command) => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" => command.Subcommand is "install" or "build-dep",
        "apk" => command.Subcommand is "add" or "upgrade" && !command.HasOption("--no-cache"),
        "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" => InstallsRpm(command) || command.Subcommand is "update" or "upgrade",
        "zypper" => command.Subcommand is "install" or "in" or "update" or "up" or "dist-upgrade" or "dup" or "patch",
        _ => false,
    };

    /// <summary>yum, dnf or a compatible manager installs packages, with any name of the subcommand.</summary>
    public static bool InstallsRpm(ShellCommand command) => command.Subcommand switch
    {
        "install" or "in" or "install-n" or "install-na" or "install-nevra" or "localinstall" or "reinstall" or "rei" or "groupinstall" => true,
        "group" or "groups" or "module" => command.Operands.Count > 1 && command.Operands[0].Constant == "install",
        _ => false,
    };

    /// <summary>The command removes what <paramref name="manager"/> left.</summary>
    public static bool Cleans(ShellCommand command, string manager)
    {
        if (command.Name == "rm" || (command.Name == "find" && command.HasOption("-delete")))
        {
            foreach (var word in command.Words)
            {
                if (word.Content.Text.TrimStart('/').StartsWith(FolderOf(manager), StringComparison.Ordinal))
                    return true;
            }
            return false;
        }
        return manager switch
        {
            "apt-get" or "apt" or "aptitude" => command.Name is "apt-get" or "apt" && command.Subcommand == "dist-clean",
            "apk" => command.Name == "apk" && command.Subcommand == "cache",
            "zypper" => command.Name == "zypper" && command.Subcommand is "clean" or "cc",
            _ => command.Name is "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" && command.Subcommand == "clean",
        };
    }

    /// <summary>The advice for a message.</summary>
    public static string CleanUp(string manager) => manager == "apk" ? "add --no-cache" : "run '" + CleanUpCommand(manager) + "' in the same RUN";

    /// <summary>The command that removes the lists and packages that <paramref name="manager"/> leaves.</summary>
    public static string CleanUpCommand(string manager) => manager switch
    {
        "apk" => "rm -rf /var/cache/apk/*",
        "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" => manager + " clean all",
        "zypper" => "zypper clean --all",
        _ => "rm -rf /var/lib/apt/lists/*",
    };

    public static bool IsUpdate(ShellCommand command) => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" or "apk" => command.Subcommand == "update",
        "yum" or "dnf" => command.Subcommand is "makecache" or "check-update",
        "zypper" => command.Subcommand is "refresh" or "ref",
        "pacman" => command.HasOption("-y", "--refresh") && command.Operands.Count == 0,
        _ => false,
    };

    /// <summary>The command installs from the lists.</summary>
    public static bool UsesLists(ShellCommand command) => command.Name switch
    {
        "apt-get" or "apt" or "aptitude" =>
            command.Subcommand is "install" or "upgrade" or "dist-upgrade" or "full-upgrade" or "build-dep" or "source" or "download",
        "apk" => command.Subcommand is "add" or "upgrade",
        "pacman" => command.HasOption("-S", "--sync") && command.Operands.Count > 0,
        _ => Leaves(command),
    };

    /// <summary>A cache or tmpfs mount contains the files that would stay in the layer.</summary>
    public static bool IsCacheMounted(Step step, string manager)
    {
        if (step.Work is not RunInstruction run)
            return false;
        foreach (var mount in run.Mounts)
        {
            if (mount.Type is not ("cache" or "tmpfs") || mount.Target is not { } target)
                continue;
            var path = target.Text.Trim('/');
            if (path.StartsWith("var/cache", StringComparison.Ordinal) || path.StartsWith("var/lib/apt", StringComparison.Ordinal)
                || path.StartsWith("etc/apk", StringComparison.Ordinal) ||
                FolderOf(manager).StartsWith(path, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static string FolderOf(string manager) => manager switch
    {
        "apk" => "var/cache/apk",
        "yum" => "var/cache/yum",
        "dnf" or "dnf5" or "microdnf" or "tdnf" => "var/cache/",
        "zypper" => "var/cache/zypp",
        _ => "var/lib/apt/lists",
    };
}
