using System.Collections.Generic;
using System.IO;
using DiffPlex.Renderer;
using Seaworthy.Engine;

namespace Seaworthy.Tool;

/// <summary>Prints repairs as unified diffs, which <c>patch -p1</c> and <c>git apply</c> take.</summary>
static class Diff
{
    public static void Write(TextWriter output, IReadOnlyList<FixedFile> files)
    {
        var current = PathNames.Normalize(Directory.GetCurrentDirectory());
        foreach (var file in files)
        {
            var name = file.Path.StartsWith(current + "/", System.StringComparison.Ordinal) ? file.Path[(current.Length + 1)..] : file.Path.TrimStart('/');
            output.Write(UnidiffRenderer.GenerateUnidiff(file.Before, file.After, "a/" + name, "b/" + name));
        }
    }
}
