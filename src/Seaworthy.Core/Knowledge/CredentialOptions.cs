using Seaworthy.Syntax.Shell;

namespace Seaworthy.Knowledge;

/// <summary>Where programs take a password on the command line. Sources: their own manual pages.</summary>
static class CredentialOptions
{
    /// <summary>The characters of a password that is written down, or null.</summary>
    public static TextSpan? Find(ShellCommand command) => command.Name switch
    {
        "curl" => Pair(command.FindValue("-u", "--user", "-U", "--proxy-user")),
        "wget" => Literal(command.FindValue("--password", "--http-password", "--ftp-password", "--proxy-password")),
        "docker" or "podman" or "buildah" or "skopeo" or "nerdctl" => Has(command, "login") ? Literal(command.FindValue("-p", "--password")) ?? Piped(command)
            : null,
        "echo" or "printf" => Registry(command),
        "helm" => Has(command, "login") || Has(command, "repo") ? Literal(command.FindValue("-p", "--password")) : null,
        "dotnet" or "nuget" => Package(command),
        "npm" or "yarn" or "pnpm" => Registry(command),
        "sshpass" => Literal(command.FindValue("-p")),
        "mysql" or "mysqldump" or "mysqladmin" or "mariadb" => Attached(command),
        "az" => Has(command, "login") ? Literal(command.FindValue("-p", "--password")) : null,
        _ => null,
    };

    static bool Has(ShellCommand command, string word)
    {
        for (var i = 1; i < command.Words.Count && i < 4; i++)
        {
            if (command.Words[i].Content.Text == word)
                return true;
        }
        return false;
    }

    static TextSpan? Literal(OptionValue? value) =>
        value is { IsConstant: true } && SecretFormats.IsLiteral(value.Text.Text) ? value.Text.SourceSpan : null;

    // user:password
    static TextSpan? Pair(OptionValue? value)
    {
        if (value is not { IsConstant: true })
            return null;
        var text = value.Text.Text;
        var colon = text.IndexOf(':');
        return colon >= 0 && SecretFormats.IsLiteral(text.Substring(colon + 1)) && text.IndexOf('$') < 0 ? value.Text.SourceSpan : null;
    }

    static TextSpan? Package(ShellCommand command) =>
        Has(command, "push") || Has(command, "delete") ? Literal(command.FindValue("-k", "--api-key", "-ApiKey"))
        : Has(command, "source") || Has(command, "sources") ? Literal(command.FindValue("-p", "--password", "-Password"))
        : null;

    // echo secret | docker login --password-stdin
    static TextSpan? Piped(ShellCommand command)
    {
        var members = command.Pipeline.Commands;
        return command.HasOption("--password-stdin") && members.Count > 1 && members[0] is { Name: "echo" or "printf", Operands.Count: > 0 } echo &&
            echo.Operands[echo.Operands.Count - 1] is { Constant: { } value } word && SecretFormats.IsLiteral(value) ? word.Content.SourceSpan : null;
    }

    // npm config set //host/:_authToken value, or name=value
    static TextSpan? Registry(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            var text = word.Content.Text;
            var name = text.IndexOf("_authToken", StringComparison.OrdinalIgnoreCase);
            var length = "_authToken".Length;
            if (name < 0 && (name = text.IndexOf("_password", StringComparison.Ordinal)) >= 0)
                length = "_password".Length;
            if (name < 0)
                continue;
            var end = name + length;
            if (end == text.Length)
                return i + 1 < command.Words.Count && command.Words[i + 1].Constant is { } next && SecretFormats.IsLiteral(next)
                    ? command.Words[i + 1].Content.SourceSpan : null;
            if (text[end] == '=' && word.IsConstant && SecretFormats.IsLiteral(text.Substring(end + 1)))
                return word.Content.ToSource(TextSpan.FromBounds(end + 1, text.Length));
        }
        return null;
    }

    // -psecret: with a blank between, it is the name of a database.
    static TextSpan? Attached(ShellCommand command)
    {
        foreach (var word in command.Words)
        {
            var text = word.Content.Text;
            var start = text.StartsWith("--password=", StringComparison.Ordinal) ? 11 : text.StartsWith("-p", StringComparison.Ordinal) ? 2 : 0;
            if (start > 0 && text.Length > start && word.IsConstant && SecretFormats.IsLiteral(text.Substring(start)))
                return word.Content.ToSource(TextSpan.FromBounds(start, text.Length));
        }
        return null;
    }
}
