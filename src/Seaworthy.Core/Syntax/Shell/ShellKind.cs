namespace Seaworthy.Syntax.Shell;

/// <summary>The language of a script.</summary>
enum ShellKind
{
    /// <summary>sh, ash or dash.</summary>
    Posix,

    /// <summary>bash, zsh or ksh: the POSIX grammar and more, pipefail included.</summary>
    Bash,

    Cmd,
    PowerShell,

    /// <summary>Something else, such as Python; it is not read.</summary>
    Unknown,
}

/// <summary>Tells the language by the program that runs it.</summary>
static class ShellKinds
{
    /// <summary>By a path or name such as <c>/bin/bash</c> or <c>pwsh.exe</c>.</summary>
    public static ShellKind FromProgram(string program)
    {
        var slash = program.LastIndexOfAny(['/', '\\']);
        var name = program.Substring(slash + 1).ToLowerInvariant();
        if (name.EndsWith(".exe", StringComparison.Ordinal))
            name = name.Substring(0, name.Length - 4);
        return name switch
        {
            "sh" or "ash" or "dash" => ShellKind.Posix,
            "bash" or "zsh" or "ksh" or "mksh" => ShellKind.Bash,
            "cmd" => ShellKind.Cmd,
            "powershell" or "pwsh" => ShellKind.PowerShell,
            _ => ShellKind.Unknown,
        };
    }

    /// <summary>By the first line of a script; null where it is no <c>#!</c>.</summary>
    public static ShellKind? FromShebang(string script)
    {
        if (!script.StartsWith("#!", StringComparison.Ordinal))
            return null;
        var end = script.IndexOf('\n');
        var words = script.Substring(2, (end < 0 ? script.Length : end) - 2).Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
        foreach (var word in words)
        {
            if (!word.EndsWith("/env", StringComparison.Ordinal) && word[0] != '-')
                return FromProgram(word);
        }
        return ShellKind.Unknown;
    }

    /// <summary>By the words of a SHELL instruction.</summary>
    public static ShellKind FromCommand(IReadOnlyList<string> words) => words.Count == 0 ? ShellKind.Unknown : FromProgram(words[0]);
}
