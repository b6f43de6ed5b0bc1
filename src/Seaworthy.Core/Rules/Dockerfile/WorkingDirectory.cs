using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Dockerfile;

/// <summary>The directory that relative paths of a stage start from.</summary>
static class WorkingDirectory
{
    /// <summary>The stage, or one that it builds on, has a WORKDIR.</summary>
    public static bool IsSetIn(Stage? stage)
    {
        for (; stage is not null; stage = stage.Base)
        {
            foreach (var step in stage.Steps)
            {
                if (step.Instruction.Kind == InstructionKind.Workdir)
                    return true;
            }
        }
        return false;
    }

    /// <summary>The path starts with a slash, or with a drive where the system can be Windows.</summary>
    public static bool IsAbsolute(string path, Stage stage) =>
        path[0] is '/' or '\\' || (path[0] == '%' && stage.IsWindows != false)
            || (path.Length > 1 && path[1] == ':' && char.IsLetter(path[0]) && stage.IsWindows != false);
}
