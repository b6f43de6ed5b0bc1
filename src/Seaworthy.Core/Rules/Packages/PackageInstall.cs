using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Packages;

/// <summary>A command of any package manager that installs packages.</summary>
/// <param name="Manager">The name of the program in the tables of this directory: <c>pip</c> also for <c>python -m pip</c>.</param>
/// <param name="Packages">The packages to install, as written.</param>
readonly record struct PackageInstall(string Manager, IReadOnlyList<ShellWord> Packages)
{
    /// <summary>Null for a command that installs nothing, or reads the packages from a file.</summary>
    public static PackageInstall? Of(ShellCommand command)
    {
        var subcommand = command.Subcommand;
        switch (command.Name)
        {
            case "apt-get" or "apt" or "aptitude" when subcommand == "install":
                return new PackageInstall("apt", command.Operands);
            case "apk" when subcommand == "add":
                return new PackageInstall("apk", command.Operands);
            case "yum" or "dnf" or "dnf5" or "microdnf" or "tdnf" when subcommand is "install" or "in" or "install-n" or "install-na" or "install-nevra" or "localinstall" or "reinstall" or "rei":
                return new PackageInstall("rpm", command.Operands);
            case "zypper" when subcommand is "install" or "in":
                return new PackageInstall("zypper", command.Operands);
            case "pip" or "pip2" or "pip3" when subcommand == "install":
                return Pip(command, command.Operands);
            case "npm" when subcommand is "install" or "i" or "add":
                return new PackageInstall("npm", command.Operands);
            case "yum" or "dnf" or "dnf5" or "microdnf" when subcommand == "module" && command.Operands.Count > 1 && command.Operands[0].Constant == "install":
                return new PackageInstall("module", Tail(command.Operands));
            case "gem" when subcommand is "install" or "i":
                return command.HasOption("-v", "--version") ? null : new PackageInstall("gem", BeforeDashes(command));
            case "go" when subcommand is "install" or "get":
                return new PackageInstall("go", command.Operands);
            case "go" when subcommand == "run" && command.Operands.Count > 0:
                return new PackageInstall("go", [command.Operands[0]]);
        }
        return command.Name.StartsWith("python", StringComparison.Ordinal) && command.FindOption("-m") is not null ? Module(command) : null;
    }

    static List<ShellWord> Tail(IReadOnlyList<ShellWord> words)
    {
        var tail = new List<ShellWord>(words.Count - 1);
        for (var i = 1; i < words.Count; i++)
            tail.Add(words[i]);
        return tail;
    }

    // The words after a double dash are passed to the build of the extension.
    static IReadOnlyList<ShellWord> BeforeDashes(ShellCommand command)
    {
        foreach (var word in command.Words)
        {
            if (word.Content.Text != "--")
                continue;
            var operands = new List<ShellWord>();
            foreach (var operand in command.Operands)
            {
                if (operand.Span.Start < word.Span.Start)
                    operands.Add(operand);
            }
            return operands;
        }
        return command.Operands;
    }

    static PackageInstall? Pip(ShellCommand command, IReadOnlyList<ShellWord> operands) =>
        command.HasOption("-r", "--requirement", "-c", "--constraint", "-e", "--editable") ? null : new PackageInstall("pip", operands);

    // python -m pip install a b
    static PackageInstall? Module(ShellCommand command)
    {
        var words = command.Words;
        for (var i = 1; i + 2 < words.Count; i++)
        {
            if (words[i].Content.Text != "-m" || words[i + 1].Content.Text != "pip")
                continue;
            var isInstall = false;
            var operands = new List<ShellWord>();
            for (var j = i + 2; j < words.Count; j++)
            {
                var text = words[j].Content.Text;
                if (text.Length > 1 && text[0] == '-')
                    j += CommandTable.Find("pip").TakesValue(text) ? 1 : 0;
                else if (!isInstall && text != "install")
                    return null;
                else if (!isInstall)
                    isInstall = true;
                else
                    operands.Add(words[j]);
            }
            return isInstall ? Pip(command, operands) : null;
        }
        return null;
    }
}
