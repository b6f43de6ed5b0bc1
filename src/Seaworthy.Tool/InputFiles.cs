using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Seaworthy.Hosting;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>The files that were named on the command line, and standard input.</summary>
sealed class InputFiles
{
    readonly List<string> _folders = [];
    readonly List<NamedFile> _files = [];
    Dictionary<string, string>? _environment;
    Encoding? _standardInput;

    public DiskFileSystem Disk { get; } = new();

    /// <summary>The files that were named themselves.</summary>
    public IReadOnlyList<NamedFile> Named => _files;

    /// <exception cref="UsageException">A path does not exist.</exception>
    public void Add(string path)
    {
        var full = PathNames.Normalize(Path.GetFullPath(path));
        if (Directory.Exists(full))
            _folders.Add(full);
        else if (File.Exists(full))
            _files.Add(new NamedFile(full));
        else
            throw new UsageException($"{path}: there is no such file or directory");
    }

    /// <summary>Patterns as in <c>.gitignore</c>, relative to the current folder, of what is left out.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>Takes the values of variables from a file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public void AddEnvironment(string path)
    {
        var text = Disk.ReadText(PathNames.Normalize(Path.GetFullPath(path))) ?? throw new UsageException($"--env-file: {path} cannot be read; check the path and its permissions");
        EnvironmentFile.Read(text, _environment ??= new Dictionary<string, string>(StringComparer.Ordinal));
    }

    /// <summary>Takes what comes in by standard input for the file with that name.</summary>
    /// <exception cref="UsageException">It is too long, or nothing says what it is.</exception>
    public void AddStandardInput(string path)
    {
        var bytes = ReadStandardInput(path);
        _standardInput = TextEncoding.Of(bytes);
        var text = DiskFileSystem.Decode(bytes, bytes.Length);
        var full = PathNames.Normalize(Path.GetFullPath(path));
        var kind = FileKinds.Of(full, text, isNamed: true);
        if (kind == FileKind.Other)
            throw new UsageException($"{path}: the kind of the file is unknown; rename it to a name of a Dockerfile or compose file, or add 'apiVersion' and 'kind'");
        _files.Add(new NamedFile(full, kind, text));
    }

    /// <summary>The files, and what belongs together with them unless each is linted by itself.</summary>
    public CollectedFiles Collect(bool isolate) => Collector.Collect(Disk, new CollectionRequest
    {
        Folders = _folders,
        Files = _files,
        Environment = _environment,
        ExcludePatterns = Excludes,
        ExcludeFolder = PathNames.Normalize(Directory.GetCurrentDirectory()),
        Isolate = isolate,
        BaselineFolder = PathNames.Normalize(Directory.GetCurrentDirectory()),
        Today = Clock.Now.Subtract(DateTime.MinValue).Days,
    });

    public Encoding EncodingOf(string path) => _standardInput ?? TextEncoding.Of(File.ReadAllBytes(path));

    static byte[] ReadStandardInput(string path)
    {
        using var input = Console.OpenStandardInput();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int count; (count = input.Read(buffer, 0, buffer.Length)) > 0;)
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > HostLimits.LargestFile)
                throw new UsageException($"{path}: standard input is longer than {HostLimits.LargestFile / (1024 * 1024)} MB");
        }
        return bytes.ToArray();
    }
}
