using System;
using System.IO;
using System.Text;

namespace Seaworthy.Tool.Tests;

/// <summary>An empty folder of a test's own, gone afterwards. It counts as a repository, so that nothing above it has a say.</summary>
sealed class Folder : IDisposable
{
    public Folder(bool isRepository = true)
    {
        Path = Directory.CreateTempSubdirectory("seaworthy-").FullName;
        if (isRepository)
            Directory.CreateDirectory(At(".git"));
    }

    public string Path { get; }

    public string At(string name) => System.IO.Path.Combine(Path, name);

    public Folder Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public Folder Write(string name, byte[] bytes)
    {
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
        return this;
    }

    public string Read(string name) => new UTF8Encoding(false).GetString(Bytes(name));

    public byte[] Bytes(string name) => File.ReadAllBytes(At(name));

    /// <summary>Runs the tool in this folder.</summary>
    public Outcome Run(params string[] arguments) => Tool.Run(Path, null, arguments);

    /// <summary>Runs the tool in this folder with something to read from standard input.</summary>
    public Outcome RunWithInput(string input, params string[] arguments) => Tool.Run(Path, input, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
