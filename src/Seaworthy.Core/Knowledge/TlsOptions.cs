using Seaworthy.Syntax.Shell;

namespace Seaworthy.Knowledge;

/// <summary>How programs are told to trust any certificate. Sources: their own manual pages.</summary>
static class TlsOptions
{
    /// <summary>The word that switches verification off, or null.</summary>
    public static ShellWord? Find(ShellCommand command) => InAssignments(command.Assignments) ?? command.Name switch
    {
        "export" or "env" or "declare" => InAssignments(command.Words),
        "curl" => IsLocal(command) ? null : command.FindOption("--insecure") ?? command.FindOption("-k") ?? command.FindOption("--proxy-insecure"),
        "wget" or "wget2" => IsLocal(command) ? null : command.FindOption("--no-check-certificate"),
        "aria2c" => Switch(command, "--check-certificate"),
        "pip" or "pip2" or "pip3" => command.FindOption("--trusted-host") ?? Word(command, "global.trusted-host"),
        "python" or "python2" or "python3" => Module(command),
        "uv" => command.FindOption("--trusted-host") ?? command.FindOption("--allow-insecure-host"),
        "npm" or "yarn" or "pnpm" =>
            Switch(command, "strict-ssl") ?? Switch(command, "--strict-ssl") ?? command.FindOption("--no-strict-ssl") ?? Switch(command, "enableStrictSsl"),
        "git" => Switch(command, "http.sslVerify"),
        "conda" or "mamba" or "micromamba" => Switch(command, "ssl_verify"),
        "composer" => Switch(command, "secure-http"),
        "helm" => command.FindOption("--insecure-skip-tls-verify"),
        "kubectl" => command.FindOption("--insecure-skip-tls-verify"),
        "dotnet" or "nuget" => command.FindOption("--allow-insecure-connections"),
        _ => null,
    };

    /// <summary>A variable that switches verification off when it has that value.</summary>
    public static bool IsOff(string name, string value) => name.ToUpperInvariant() switch
    {
        "PYTHONHTTPSVERIFY" or "NODE_TLS_REJECT_UNAUTHORIZED" => value == "0",
        "NPM_CONFIG_STRICT_SSL" or "YARN_STRICT_SSL" or "YARN_ENABLE_STRICT_SSL" or "CONDA_SSL_VERIFY" => IsNo(value),
        "GIT_SSL_NO_VERIFY" => value.Length > 0 && !IsNo(value),
        "PIP_TRUSTED_HOST" or "UV_INSECURE_HOST" => value.Length > 0,
        "GOINSECURE" => value.Length > 0,
        _ => false,
    };

    static ShellWord? InAssignments(IReadOnlyList<ShellWord> words)
    {
        foreach (var word in words)
        {
            var text = word.Content.Text;
            var equals = text.IndexOf('=');
            if (equals > 0 && word.IsConstant && IsOff(text.Substring(0, equals), text.Substring(equals + 1)))
                return word;
        }
        return null;
    }

    static bool IsNo(string value) => value == "0" || string.Equals(value, "false", StringComparison.OrdinalIgnoreCase)
        || string.Equals(value, "no", StringComparison.OrdinalIgnoreCase) || string.Equals(value, "off", StringComparison.OrdinalIgnoreCase);

    static bool IsLocal(ShellCommand command)
    {
        var any = false;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            var scheme = text.IndexOf("://", StringComparison.Ordinal);
            if (scheme < 0)
                continue;
            if (!Addresses.IsLocal(text, scheme + 3))
                return false;
            any = true;
        }
        return any;
    }

    // name=false, or the word false behind the name.
    static ShellWord? Switch(ShellCommand command, string name)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            if (!text.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                continue;
            if (text.Length > name.Length && text[name.Length] == '=' && IsNo(text.Substring(name.Length + 1)))
                return command.Words[i];
            if (text.Length == name.Length && i + 1 < command.Words.Count && IsNo(command.Words[i + 1].Content.Text))
                return command.Words[i];
        }
        return null;
    }

    static ShellWord? Word(ShellCommand command, string text)
    {
        foreach (var word in command.Words)
        {
            if (word.Content.Text == text)
                return word;
        }
        return null;
    }

    // python -m pip install --trusted-host
    static ShellWord? Module(ShellCommand command)
    {
        for (var i = 1; i + 1 < command.Words.Count; i++)
        {
            if (command.Words[i].Content.Text == "-m")
                return command.Words[i + 1].Content.Text == "pip" ? command.FindOption("--trusted-host") : null;
        }
        return null;
    }
}
