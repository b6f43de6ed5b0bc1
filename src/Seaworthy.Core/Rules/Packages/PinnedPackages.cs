using Seaworthy.Syntax.Shell;

namespace Seaworthy.Rules.Packages;

/// <summary>How a version is written for each package manager.</summary>
/// <remarks>Sources: apt-get(8), apk-add(8), dnf(8), zypper(8), pip install, npm install, gem install, go install.</remarks>
static class PinnedPackages
{
    /// <summary>The word contains a version, or is a file or URL. True also for a word that is not constant.</summary>
    public static bool IsPinned(string manager, ShellWord word)
    {
        var text = word.Content.Text;
        if (!word.IsConstant || text.Length == 0)
            return true;
        return manager switch
        {
            "apt" => Has(text, '=') || Has(text, '/') || text.EndsWith(".deb", StringComparison.Ordinal) || text[text.Length - 1] is '-' or '^',
            "apk" => text.IndexOfAny(['=', '~', '<', '>', '@', '/']) >= 0 || text.EndsWith(".apk", StringComparison.Ordinal) || text[0] is '.' or '!',
            "rpm" => HasVersion(text) || Has(text, '/') || text[0] == '@' || text.EndsWith(".rpm", StringComparison.Ordinal),
            "module" => Has(text, ':'),
            "zypper" => text.IndexOfAny(['=', '~', '<', '>', '/']) >= 0 || HasVersion(text) || text.EndsWith(".rpm", StringComparison.Ordinal),
            "pip" => IsPinnedForPip(text),
            "npm" => IsPinnedForNpm(text),
            "gem" => Has(text, ':') || text.EndsWith(".gem", StringComparison.Ordinal),
            "go" => IsPinnedForGo(text),
            _ => true,
        };
    }

    /// <summary>The package with a version, as an example for a message.</summary>
    public static string Pinned(string manager, string package)
    {
        if (manager == "npm" && package.IndexOf(':') >= 0)
            return package + "#TAG";
        if (manager == "pip" && package.IndexOf("://", StringComparison.Ordinal) > 0)
            return package + "@TAG";
        var at = manager is "npm" or "go" ? package.LastIndexOf('@') : -1;
        var name = at > 0 ? package.Substring(0, at) : package;
        return name + manager switch
        {
            "rpm" => "-VERSION",
            "module" => ":STREAM",
            "pip" => "==VERSION",
            "npm" => "@VERSION",
            "gem" => ":VERSION",
            "go" => "@vVERSION",
            _ => "=VERSION",
        };
    }

    // name-1.2: the version starts with a digit after a dash.
    static bool HasVersion(string text)
    {
        for (var i = 1; i + 1 < text.Length; i++)
        {
            if (text[i] == '-' && text[i + 1] is >= '0' and <= '9')
                return true;
        }
        return false;
    }

    static bool IsPinnedForPip(string text)
    {
        if (text.IndexOf("://", StringComparison.Ordinal) > 0)
            return !text.StartsWith("git+", StringComparison.Ordinal) || text.IndexOf('@', text.LastIndexOf('/')) >= 0;
        return text.IndexOfAny(['=', '<', '>', '~', '@', '/', '\\']) >= 0 || text[0] == '.' ||
            text.EndsWith(".whl", StringComparison.Ordinal) || text.EndsWith(".tar.gz", StringComparison.Ordinal)
                || text.EndsWith(".zip", StringComparison.Ordinal);
    }

    static bool IsPinnedForNpm(string text)
    {
        if (text[0] is '.' or '/' or '~' || text.EndsWith(".tgz", StringComparison.Ordinal) || text.EndsWith(".tar.gz", StringComparison.Ordinal)
            || text.EndsWith(".tar", StringComparison.Ordinal))
            return true;
        if (text.StartsWith("git+", StringComparison.Ordinal) || text.StartsWith("git:", StringComparison.Ordinal)
            || text.StartsWith("git@", StringComparison.Ordinal) || text.StartsWith("github:", StringComparison.Ordinal))
            return Has(text, '#');
        if (text.IndexOf("://", StringComparison.Ordinal) > 0)
            return !text.EndsWith(".git", StringComparison.Ordinal);
        var at = text.LastIndexOf('@');
        return at > 0 && text.Substring(at + 1) is not ("latest" or "next" or "");
    }

    static bool IsPinnedForGo(string text)
    {
        // A path within the module, or a program of the toolchain.
        if (text[0] is '.' or '/' || !Has(text, '/') || !Has(text, '.') || text.EndsWith(".go", StringComparison.Ordinal))
            return true;
        var at = text.IndexOf('@');
        return at > 0 && text.Substring(at + 1) is not ("latest" or "master" or "main" or "");
    }

    static bool Has(string text, char c) => text.IndexOf(c) >= 0;
}
