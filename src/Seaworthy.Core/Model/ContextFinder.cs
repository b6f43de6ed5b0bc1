using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model;

/// <summary>
/// Finds out which folder a Dockerfile is built in: the one that compose names, else the nearest in which the project files lie that it copies, else its
/// own.
/// </summary>
static class ContextFinder
{
    const int Highest = 12;

    public static BuildContext? Bind(BuildFile build, FileSet workspace)
    {
        if (build.ContextPaths.Count > 1)
            return null;
        if (build.ContextPaths.Count == 1)
            return Make(build, workspace, build.ContextPaths[0], isCertain: true);
        var own = PathNames.Folder(build.File.Path);
        var landmarks = Landmarks(build);
        var folder = own;
        for (var i = 0; i < Highest; i++)
        {
            if (HoldsAny(workspace, folder, landmarks))
                return Make(build, workspace, folder, isCertain: true);
            if (landmarks.Count == 0 && i > 0 && HasIgnoreFile(workspace, folder) && !HasIgnoreFile(workspace, own))
                return null;
            if (folder.Length == 0 || folder == "/")
                break;
            folder = PathNames.Folder(folder);
        }
        // It copies project files that lie nowhere near: it is built from elsewhere.
        return landmarks.Count > 0 ? null : Make(build, workspace, own, isCertain: false);
    }

    static BuildContext? Make(BuildFile build, FileSet workspace, string folder, bool isCertain)
    {
        if (workspace.Exists(PathNames.Combine(folder, ".containerignore")))
            return null;
        var ignore = workspace.IgnoreFiles.TryGetValue(build.File.Path + ".dockerignore", out var text)
            || workspace.IgnoreFiles.TryGetValue(PathNames.Combine(folder, ".dockerignore"), out text)
            ? IgnoreFile.Parse(text)
            : null;
        return ignore is { IsUnderstood: false } ? null : new BuildContext(workspace, folder, isCertain, ignore);
    }

    static bool HasIgnoreFile(FileSet workspace, string folder) => workspace.IgnoreFiles.ContainsKey(PathNames.Combine(folder, ".dockerignore"));

    static bool HoldsAny(FileSet workspace, string folder, List<string> landmarks)
    {
        foreach (var path in landmarks)
        {
            if (workspace.Exists(PathNames.Combine(folder, path)))
                return true;
        }
        return false;
    }

    // Files that are known wherever they exist, so that one which is not there says something.
    static List<string> Landmarks(BuildFile build)
    {
        var paths = new List<string>();
        foreach (var stage in build.Stages)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not CopyInstruction { From: null } copy)
                    continue;
                foreach (var source in copy.Sources)
                {
                    if (source.Expand(step.Scope).Text is { Length: > 0 } text && DotNetFiles.IsBuildInput(text.Text) && text.Text.IndexOf('*') < 0)
                        paths.Add(BuildContext.Relative(text.Text));
                }
            }
        }
        return paths;
    }
}
