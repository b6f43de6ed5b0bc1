using Seaworthy.Syntax;

namespace Seaworthy.Knowledge;

/// <summary>What a file's name alone says.</summary>
enum NameHint
{
    None,

    /// <summary>A Dockerfile, whatever it holds.</summary>
    Dockerfile,

    /// <summary>Named like one, but with the ending of another language: its first instruction decides.</summary>
    PerhapsDockerfile,

    /// <summary>YAML under a name that compose looks for.</summary>
    Compose,

    /// <summary>YAML with the word compose in its name: its content decides.</summary>
    PerhapsCompose,

    /// <summary>What kustomize looks for.</summary>
    Kustomization,

    /// <summary>YAML of any kind.</summary>
    Yaml,

    /// <summary>JSON, of which hardly any is ours.</summary>
    Json,

    /// <summary>The lock or the trust policy.</summary>
    Trust,
}

/// <summary>The names that are looked for without configuration. Case does not count: disks differ in it.</summary>
public static class FileNames
{
    public const string Lock = "seaworthy.lock.json";

    public const string TrustPolicy = "seaworthy.trust.yaml";

    public const string Baseline = "seaworthy.baseline.json";

    static readonly HashSet<string> s_skippedFolders = new(StringComparer.OrdinalIgnoreCase)
    {
        "bin", "obj", "node_modules", "bower_components", ".git", ".hg", ".svn", ".vs", ".vscode", ".idea", ".terraform", ".venv", "__pycache__", "TestResults",
        "BenchmarkDotNet.Artifacts",
    };

    // What can be built with the package; more than the projects that rules know, which compile code.
    static readonly string[] s_projects = [".csproj", ".vbproj", ".fsproj", ".dcproj", ".proj"];

    // After "Dockerfile." these are a companion, a copy or a template and never what gets built.
    static readonly string[] s_companions =
    [
        "dockerignore", "containerignore", "md", "markdown", "rst", "adoc", "html", "json", "yml", "yaml", "xml", "toml", "lock", "log", "sarif", "sha256",
        "sig", "asc", "bak", "backup", "old", "orig", "rej", "tmp", "swp", "swo", "patch", "diff", "gz", "zip", "tar", "png", "svg",
        "j2", "jinja", "jinja2", "tmpl", "tpl", "template", "erb", "ejs", "hbs", "mustache", "gotmpl", "liquid", "in", "tt",
    ];

    static readonly string[] s_languages =
    [
        "cs", "vb", "fs", "fsx", "c", "h", "cc", "cpp", "hpp", "go", "rs", "py", "rb", "php", "js", "mjs", "cjs", "ts", "tsx", "jsx", "java", "kt", "scala",
        "swift", "sh", "bash", "ps1", "bat", "cmd", "lua", "pl", "r", "txt", "vim", "el", "sql", "css", "scss", "vue", "dart", "ex", "exs", "hs", "ml", "nix",
    ];

    internal static NameHint Of(string name)
    {
        if (TrustKindOf(name) is not null)
            return NameHint.Trust;
        if (name.Length == 0 || name[name.Length - 1] is '~' or '#')
            return NameHint.None;
        if (Same(name, "Dockerfile") || Same(name, "Containerfile"))
            return NameHint.Dockerfile;
        if (IsKustomization(name))
            return NameHint.Kustomization;
        if (Starts(name, "Dockerfile."))
            return ByEnding(name);
        if (Starts(name, "Containerfile"))
            return name[13] is '.' or '-' or '_' ? ByEnding(name) : NameHint.None;
        if (Ends(name, ".Dockerfile"))
            return NameHint.Dockerfile;
        if (Ends(name, ".json"))
            return IsOtherJson(name) ? NameHint.None : NameHint.Json;
        if (!Ends(name, ".yml") && !Ends(name, ".yaml"))
            return HoldsDockerfile(name) ? NameHint.PerhapsDockerfile : NameHint.None;
        return IsCompose(name) ? NameHint.Compose : name.IndexOf("compose", StringComparison.OrdinalIgnoreCase) >= 0 ? NameHint.PerhapsCompose : NameHint.Yaml;
    }

    // api-Dockerfile, api_Dockerfile.prod: the word by itself among others.
    static bool HoldsDockerfile(string name)
    {
        var at = name.LastIndexOf("Dockerfile", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            at = name.LastIndexOf("Containerfile", StringComparison.OrdinalIgnoreCase);
        if (at <= 0 || char.IsLetterOrDigit(name[at - 1]))
            return false;
        var end = at + (name[at] is 'D' or 'd' ? 10 : 13);
        return end == name.Length || (name[end] is '.' or '-' or '_' && ByEnding(name.Substring(at)) != NameHint.None);
    }

    /// <summary>The lock and the trust policy have one name each, everywhere; null for all other names.</summary>
    public static FileKind? TrustKindOf(string name) => name == Lock ? FileKind.Lock : name == TrustPolicy ? FileKind.TrustPolicy : null;

    /// <summary>One of the names that kustomize looks for.</summary>
    public static bool IsKustomization(string name) => name is "kustomization.yaml" or "kustomization.yml" or "Kustomization";

    /// <summary>Files that are not linted but whose presence rules ask for.</summary>
    public static bool IsKnown(string name) =>
        IsProject(name) || DotNetFiles.IsSolution(name) || Ends(name, ".dockerignore") || Same(name, ".dockerignore") || Same(name, ".containerignore")
        || Same(name, "nuget.config") || Same(name, "global.json") || Same(name, "packages.lock.json") || Same(name, "Chart.yaml") || Same(name, "package.json")
        || SecretFiles.IsContextSecret(name) || (Starts(name, "Directory.") && (Ends(name, ".props") || Ends(name, ".targets")));

    /// <summary>A file of that name is found wherever it lies, so that one which was not found is not there.</summary>
    public static bool IsSurelyDockerfile(string name) => Of(name) == NameHint.Dockerfile;

    /// <summary>The folder of a tool or of outputs, in which nobody writes by hand: it is not entered.</summary>
    public static bool IsSkippedFolder(string name) => s_skippedFolders.Contains(name);

    /// <summary>True for the name of a file that can be built with the package.</summary>
    public static bool IsProject(string name)
    {
        foreach (var ending in s_projects)
        {
            if (Ends(name, ending))
                return true;
        }
        return false;
    }

    /// <summary>Folders that are not entered but whose presence rules ask for.</summary>
    public static bool IsKnownFolder(string name) => name == ".git";

    /// <summary>Its text says what the builder gets to see: <c>.dockerignore</c>, or that of one Dockerfile.</summary>
    public static bool IsIgnoreFile(string name) => name.EndsWith(".dockerignore", StringComparison.Ordinal);

    static NameHint ByEnding(string name)
    {
        var ending = name.Substring(name.LastIndexOf('.') + 1);
        if (Has(s_companions, ending))
            return NameHint.None;
        return Has(s_languages, ending) ? NameHint.PerhapsDockerfile : NameHint.Dockerfile;
    }

    // compose*.yml, but not composer.yml: a letter after the word makes another word.
    static bool IsCompose(string name)
    {
        var length = Starts(name, "docker-compose") ? 14 : Starts(name, "compose") ? 7 : 0;
        return length > 0 && !char.IsLetter(name[length]);
    }

    // What tools write and read under names of their own is never opened.
    static bool IsOtherJson(string name) =>
        Starts(name, "appsettings.") || Starts(name, "package") || Starts(name, "tsconfig.") || Same(name, "global.json") || Same(name, "launchSettings.json")
        || Same(name, "project.assets.json") || Same(name, Baseline) || Ends(name, ".deps.json") || Ends(name, ".runtimeconfig.json")
        || Ends(name, ".schema.json");

    static bool Has(string[] words, string word)
    {
        foreach (var candidate in words)
        {
            if (Same(candidate, word))
                return true;
        }
        return false;
    }

    static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);

    static bool Starts(string name, string start) => name.StartsWith(start, StringComparison.OrdinalIgnoreCase);

    static bool Ends(string name, string end) => name.Length > end.Length && name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
