using Seaworthy.Syntax;

namespace Seaworthy.Binding.Compose;

/// <summary>Which compose files of a workspace are read as one: a file, its automatic override, and what they include.</summary>
/// <remarks>The names and their order are those that <c>docker compose</c> looks for without <c>-f</c>.</remarks>
sealed class ComposeProjects : IComposeProjects
{
    static readonly string[] s_bases = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

    static readonly string[] s_overrides = ["compose.override.yml", "compose.override.yaml", "docker-compose.override.yml", "docker-compose.override.yaml"];

    const int DeepestInclude = 8;

    readonly FileSet _files;
    Dictionary<string, List<ParsedFile>>? _byFolder;
    IncludedFiles? _includes;

    public ComposeProjects(FileSet files) => _files = files;

    public FileSet Files => _files;

    /// <summary>The files that are merged over this one, what gives way first: its automatic override, or those behind it in an include.</summary>
    public IReadOnlyList<ParsedFile> OverridesOf(ParsedFile file)
    {
        if (IsBase(file) && First(file, s_overrides) is { } automatic)
            return [automatic];
        return !_files.Isolate && Includes.Overrides.TryGetValue(file, out var files) ? files : [];
    }

    /// <summary>The file that this one is merged over; null where there is none.</summary>
    public ParsedFile? BaseOf(ParsedFile file)
    {
        if (_files.Isolate)
            return null;
        if (Array.IndexOf(s_overrides, PathNames.Name(file.Path)) >= 0 && First(file, s_overrides) == file && First(file, s_bases) is { } automatic)
            return automatic;
        return Includes.Bases.TryGetValue(file, out var found) ? found : null;
    }

    /// <summary>Relative paths of the file start in its own folder.</summary>
    public bool IsAtHome(ParsedFile file) => _files.Isolate || !Includes.Elsewhere.Contains(file);

    /// <summary>Another file includes this one.</summary>
    public bool IsIncluded(ParsedFile file) => !_files.Isolate && Includes.All.Contains(file);

    IncludedFiles Includes => _includes ??= new IncludedFiles(_files);

    /// <summary>The compose files of the same folder, itself among them: with <c>-f</c> any of them may be merged.</summary>
    public IReadOnlyList<ParsedFile> FilesBeside(ParsedFile file)
    {
        if (_files.Isolate)
            return [file];
        if (_byFolder is null)
        {
            _byFolder = new Dictionary<string, List<ParsedFile>>(StringComparer.Ordinal);
            foreach (var other in _files.Files)
            {
                if (other.Kind != FileKind.Compose)
                    continue;
                var location = PathNames.Folder(other.Path);
                if (!_byFolder.TryGetValue(location, out var beside))
                    _byFolder.Add(location, beside = []);
                beside.Add(other);
            }
        }
        return _byFolder.TryGetValue(PathNames.Folder(file.Path), out var found) ? found : [file];
    }

    /// <summary>The name is one that <c>docker compose</c> looks for by itself, so that the file is meant to be whole.</summary>
    public static bool HasBaseName(ParsedFile file) => Array.IndexOf(s_bases, PathNames.Name(file.Path)) >= 0;

    // Only the first of the names is the base; the others are files of their own.
    bool IsBase(ParsedFile file) => !_files.Isolate && Array.IndexOf(s_bases, PathNames.Name(file.Path)) >= 0 && First(file, s_bases) == file;

    ParsedFile? First(ParsedFile beside, string[] names)
    {
        var folder = PathNames.Folder(beside.Path);
        foreach (var name in names)
        {
            if (_files.Find(PathNames.Combine(folder, name)) is { Kind: FileKind.Compose } file)
                return file;
        }
        return null;
    }

    /// <summary>
    /// A name may be declared in a section of the file, of one that can be merged with it, or of one that they include; also when a part of that is not known.
    /// False is certain.
    /// </summary>
    public bool MayDeclare(ParsedFile file, string section, string name)
    {
        if (IsPart(file))
            return true;
        var seen = new HashSet<ParsedFile>();
        foreach (var neighbour in FilesBeside(file))
        {
            if (MayDeclare(neighbour, section, name, seen, 0))
                return true;
        }
        // Parts of one project may lie in many folders, and be put together by an include or by a list that is not in any file.
        if (!_files.Isolate)
        {
            foreach (var files in _byFolder!.Values)
            {
                foreach (var other in files)
                {
                    if (Declares(other, section, name))
                        return true;
                }
            }
        }
        return false;
    }

    static bool Declares(ParsedFile file, string section, string name) => ComposeExtends.Root(file)?.Map(section)?.Find(name) is not null;

    bool MayDeclare(ParsedFile file, string section, string name, HashSet<ParsedFile> seen, int depth)
    {
        if (!seen.Add(file))
            return false;
        if (ComposeExtends.Root(file) is not { } root)
            return file.Parsed.Yaml is null or { IsTemplate: true } or { Diagnostics.Count: > 0 };
        if (root.Get(section) is { } declared && (declared is not YamlMapping names || names.Find(name) is not null))
            return true;
        if (root.Get("include") is not { } include)
            return false;
        // Each file is looked into once, so that a circle ends; the depth keeps the stack small.
        if (include is not YamlSequence includes || depth > DeepestInclude)
            return true;
        foreach (var item in includes.Items)
        {
            foreach (var path in Paths(item.Resolve()))
            {
                if (ComposeExtends.FileAt(_files, file, path) is not { } other || MayDeclare(other, section, name, seen, depth + 1))
                    return true;
            }
        }
        return false;
    }

    /// <summary>
    /// The paths of an entry of <c>include</c>: a word, or a mapping with one or several; a node that is no path stands for what cannot be read.
    /// </summary>
    public static IEnumerable<YamlNode> Paths(YamlNode? include)
    {
        var path = include is YamlMapping mapping ? mapping.Get("path") ?? include : include;
        if (path is YamlSequence several)
        {
            foreach (var item in several.Items)
            {
                if (item.Resolve() is { } one)
                    yield return one;
            }
        }
        else if (path is not null)
        {
            yield return path;
        }
    }

    // An override without its base, or a file that a tool merges with others. compose.s3.yaml is often given behind the base with -f, wherever that lies.
    bool IsPart(ParsedFile file)
    {
        var name = PathNames.Name(file.Path);
        return (name.IndexOf(".override.", StringComparison.OrdinalIgnoreCase) >= 0 && BaseOf(file) is null) ||
            (name.IndexOf(".vs.", StringComparison.OrdinalIgnoreCase) >= 0 && FilesBeside(file).Count < 2) ||
            (HasVariantName(name) && (_files.Isolate || First(file, s_bases) is null));
    }

    // A base name with a word in the middle.
    static bool HasVariantName(string name)
    {
        var start = name.IndexOf("compose.", StringComparison.Ordinal);
        return (start == 0 || (start == 7 && name.StartsWith("docker-", StringComparison.Ordinal))) && name.IndexOf('.', start + 8) > 0;
    }
}
