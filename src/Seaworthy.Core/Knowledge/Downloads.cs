using Seaworthy.Syntax.Shell;

namespace Seaworthy.Knowledge;

/// <summary>What curl and wget fetch, and where it goes.</summary>
static class Downloads
{
    /// <summary>The word that holds the address, or null.</summary>
    public static ShellWord? Address(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase))
                return command.Words[i];
        }
        return null;
    }

    /// <summary>A file keeps what is fetched; a pipe, the terminal and nothing do not.</summary>
    public static bool WritesFile(ShellCommand command)
    {
        foreach (var redirection in command.Redirections)
        {
            if (redirection.Operator is ">" or ">>" or ">|" && redirection.Target.Content.Text != "/dev/null"
                && !char.IsDigit(redirection.Target.Content.Text.Length > 0 ? redirection.Target.Content.Text[0] : '0'))
                return true;
        }
        if (command.Name == "wget")
            return !command.HasOption("--spider") && command.FindValue("-O", "--output-document")?.Text.Text is not ("-" or "/dev/null" or "/dev/stdout");
        return command.HasOption("-O", "--remote-name", "--remote-name-all") || command.FindValue("-o", "--output")?.Text.Text is { } file
            && file is not ("-" or "/dev/null" or "/dev/stdout");
    }
}
