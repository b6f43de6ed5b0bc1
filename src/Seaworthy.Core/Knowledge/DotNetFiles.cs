namespace Seaworthy.Knowledge;

/// <summary>Names of the files that a .NET build reads before any source.</summary>
static class DotNetFiles
{
    static readonly string[] s_projects = [".csproj", ".fsproj", ".vbproj"];
    static readonly string[] s_inputs = ["Directory.Packages.props", "Directory.Build.props", "Directory.Build.targets", "nuget.config", "global.json"];

    /// <summary>Files that restore looks for beside a project and in the folders above it.</summary>
    public static string[] RestoreInputs => s_inputs;

    public static bool IsProject(string path) => EndsWithAny(path, s_projects);

    public static bool IsSolution(string path) => path.EndsWith(".sln", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".slnx", StringComparison.OrdinalIgnoreCase);

    public static bool IsBuildInput(string path) => IsProject(path) || IsSolution(path) || IsRestoreInput(path);

    public static bool IsRestoreInput(string path)
    {
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var input in s_inputs)
        {
            if (string.Equals(input, name, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static bool EndsWithAny(string path, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (path.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
