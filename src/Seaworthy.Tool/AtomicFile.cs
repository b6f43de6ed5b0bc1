using System;
using System.IO;
using System.Text;

namespace Seaworthy.Tool;

/// <summary>Writes a file as a whole: under another name and then moved, so that a build that reads it meanwhile sees the old or the new one.</summary>
static class AtomicFile
{
    public static void Write(string path, string text)
    {
        // A name that nobody can have put a link under.
        var beside = $"{path}.{Guid.NewGuid():N}.new";
        try
        {
            using (var stream = new FileStream(beside, FileMode.CreateNew, FileAccess.Write))
                stream.Write(Encoding.UTF8.GetBytes(text));
            File.Move(beside, path, overwrite: true);
        }
        finally
        {
            File.Delete(beside);
        }
    }
}
