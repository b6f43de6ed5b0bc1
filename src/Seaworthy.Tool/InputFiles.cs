using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Seaworthy.Hosting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary>The files of a run: read, decided what they are, and parsed.</summary>
sealed class InputFiles
{
    readonly SortedDictionary<string, FoundFile> _files = new(StringComparer.Ordinal);
    readonly SortedDictionary<string, FoundFile> _context = new(StringComparer.Ordinal);
    readonly List<string> _named = [];
    readonly List<string> _folders = [];
    readonly List<string> _known = [];
    readonly Dictionary<string, string> _ignores = new(StringComparer.Ordinal);
    readonly List<string> _searched = [];
    readonly HashSet<string> _listed = new(StringComparer.Ordinal);
    readonly List<string> _faults = [];
    readonly List<string> _notes = [];
    readonly Dictionary<string, ParsedText> _parsed = new(StringComparer.Ordinal);

    Dictionary<string, string>? _environment;
    Encoding? _standardInput;

    public DiskFileSystem Disk { get; } = new();

    /// <summary>What is judged.</summary>
    public IEnumerable<FoundFile> Files => _files.Values;

    /// <summary>What is only read, so that the others are judged as what they are part of.</summary>
    public IEnumerable<FoundFile> Context => _context.Values;

    public IReadOnlyList<string> KnownPaths => _known;

    public IReadOnlyDictionary<string, string> IgnoreFiles => _ignores;

    public IReadOnlyCollection<string> SearchedFolders => _searched;

    public IReadOnlyCollection<string> ListedFolders => _listed;

    /// <summary>What could not be read, each a line that names the file.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>What was not looked at and hardly mattered, each a line that names a file.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <exception cref="UsageException">A path does not exist.</exception>
    public void Add(string path)
    {
        var full = PathNames.Normalize(Path.GetFullPath(path));
        if (Directory.Exists(full))
            AddFolder(full);
        else if (File.Exists(full))
            AddNamed(full);
        else
            throw new UsageException($"{path}: there is no such file or folder");
    }

    /// <summary>Takes the values of variables from a file.</summary>
    /// <exception cref="UsageException">It cannot be read.</exception>
    public void AddEnvironment(string path)
    {
        var text = Disk.ReadText(PathNames.Normalize(Path.GetFullPath(path))) ?? throw new UsageException($"--env-file: {path} cannot be read");
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
            throw new UsageException($"{path}: neither name nor content says what it is; name it as a Dockerfile, a compose file or a Kubernetes manifest");
        _files[full] = new FoundFile(full, kind, text);
        AddSurroundings(full);
        _named.Add(full);
    }

    /// <summary>Brings in what the files belong together with, once all of them are known.</summary>
    public void Complete()
    {
        var surroundings = new Surroundings(Disk);
        foreach (var path in _named)
            AddContext(surroundings.Of(path, _files.TryGetValue(path, out var file) ? file.Kind : FileKind.Other, RootOf(PathNames.Folder(path))));
        foreach (var root in Roots())
            Follow(root);
    }

    public Encoding EncodingOf(string path) => _standardInput ?? TextEncoding.Of(File.ReadAllBytes(path));

    public void Replace(string path, string text)
    {
        _files[path] = _files[path] with { Text = text };
        _parsed.Remove(path);
    }

    /// <summary>The trees of all files, each parsed once.</summary>
    public Dictionary<string, ParsedText> Parse()
    {
        var waiting = new List<FoundFile>();
        foreach (var files in (IEnumerable<FoundFile>[])[Files, Context])
        {
            foreach (var file in files)
            {
                if (!_parsed.ContainsKey(file.Path))
                    waiting.Add(file);
            }
        }
        var trees = new ParsedText[waiting.Count];
        if (waiting.Count < 8)
        {
            for (var i = 0; i < trees.Length; i++)
                trees[i] = Parse(waiting[i]);
        }
        else
        {
            Parallel.For(0, trees.Length, i => trees[i] = Parse(waiting[i]));
        }
        for (var i = 0; i < trees.Length; i++)
            _parsed[waiting[i].Path] = trees[i];
        return _parsed;
    }

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

    // One file that is named lies in a folder too, and so do those that follow it.
    void AddSurroundings(string path)
    {
        var folder = PathNames.Folder(path);
        if (_listed.Contains(folder))
            return;
        // A name below the folder makes the folder itself the first that is listed.
        TakeFacts(Discovery.Above(Disk, folder + "/.", RootOf(folder)));
    }

    string RootOf(string folder) => new Ownership(Disk).RepositoryRootOf(folder) ?? folder;

    HashSet<string> Roots()
    {
        var roots = new HashSet<string>(StringComparer.Ordinal);
        foreach (var folder in _folders)
            roots.Add(RootOf(folder));
        foreach (var path in _named)
            roots.Add(RootOf(PathNames.Folder(path)));
        return roots;
    }

    void AddContext(IEnumerable<FoundFile> files)
    {
        foreach (var file in files)
        {
            // Lock and policy were taken from there and above already.
            if (!_files.ContainsKey(file.Path) && file.Kind is not (FileKind.Lock or FileKind.TrustPolicy))
                _context[file.Path] = file;
        }
    }

    void Follow(string root)
    {
        var neighbours = new Neighbours(Disk, root) { Environment = _environment, TakesBuilds = _named.Count > 0 };
        var from = new List<FoundFile>();
        foreach (var files in (IEnumerable<FoundFile>[])[Files, Context])
        {
            foreach (var file in files)
            {
                if (PathNames.IsAtOrBelow(file.Path, root))
                    from.Add(file);
            }
        }
        neighbours.Follow(from, path => _files.ContainsKey(path) || _context.ContainsKey(path));
        _known.AddRange(neighbours.KnownPaths);
        foreach (var neighbour in neighbours.Files)
        {
            // What compose reads, in a folder that was searched, is among what was looked for.
            if (Neighbours.IsJudged(neighbour) && _folders.Exists(folder => PathNames.IsAtOrBelow(neighbour.Path, folder)))
                _files.TryAdd(neighbour.Path, neighbour);
            else
                _context.TryAdd(neighbour.Path, neighbour);
        }
    }

    ParsedText Parse(FoundFile file) =>
        ParsedText.Parse(new SourceText(file.Path, file.Text) { Environment = file.Kind is FileKind.Compose or FileKind.Extended ? _environment : null }, file.Kind);

    void AddFolder(string folder)
    {
        _folders.Add(folder);
        var result = Discovery.Find(Disk, folder);
        TakeFacts(result);
        if (result.IsComplete)
            _searched.Add(folder);
        AddAbove(folder);
        foreach (var skipped in result.Skipped)
            (skipped.IsLikely ? _faults : _notes).Add($"{skipped.Path}: {skipped.Reason}");
    }

    // What lies above counts for the build of what lies here, up to the repository's root.
    void AddAbove(string folder) =>
        TakeFacts(Discovery.Above(Disk, folder, RootOf(folder)));

    void TakeFacts(DiscoveryResult result)
    {
        // Of what lies above, that is lock and trust policy.
        foreach (var file in result.Files)
            _files.TryAdd(file.Path, file);
        _known.AddRange(result.KnownPaths);
        foreach (var ignore in result.IgnoreFiles)
            _ignores[ignore.Key] = ignore.Value;
        _listed.UnionWith(result.ListedFolders);
    }

    void AddNamed(string path)
    {
        AddSurroundings(path);
        _named.Add(path);
        if (Discovery.Named(Disk, path) is { } file)
            _files[path] = file;
        else
            _faults.Add($"{path}: cannot be read, or is longer than {HostLimits.LargestFile / (1024 * 1024)} MB");
    }
}
