using System.IO;

namespace Seaworthy.Tasks;

static class WholeFile
{
    /// <summary>Leaves a file that already holds the text alone, so that its date does not make others build anew.</summary>
    public static void WriteIfChanged(string path, string text)
    {
        if (File.Exists(path) && File.ReadAllText(path) == text)
            return;
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        File.WriteAllText(path, text);
    }
}
