using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model;

/// <summary>A Dockerfile: its stages and how they build on each other.</summary>
[In(Dialect.Dockerfile)]
internal sealed class BuildFile(ParsedFile file, DockerfileSyntax syntax) : ISubject
{
    readonly List<Stage> _stages = [];
    readonly Dictionary<string, Stage> _byName = new(StringComparer.OrdinalIgnoreCase);
    readonly List<string> _contexts = [];
    BuildContext? _context;
    bool _hasContext;

    public ParsedFile File { get; } = file;

    internal DockerfileSyntax Syntax { get; } = syntax;

    string ISubject.SubjectPath => ParsedFile.WholeFile;

    /// <summary>What stands before the first FROM.</summary>
    internal IReadOnlyList<Step> GlobalSteps { get; set; } = [];

    /// <summary>The arguments declared before the first FROM.</summary>
    internal IReadOnlyList<Variable> GlobalVariables { get; set; } = [];

    internal IReadOnlyList<Stage> Stages => _stages;

    /// <summary>The stage that a build without a target makes; null without any FROM.</summary>
    internal Stage? FinalStage => Stages.Count == 0 ? null : Stages[Stages.Count - 1];

    /// <summary>The image that the file makes, as a container that nobody configured further.</summary>
    internal ImageContainer? Image { get; set; }

    /// <summary>All references to images in the file, in order.</summary>
    public IReadOnlyList<ImageReference> Images { get; internal set; } = [];

    internal FileSet? Workspace { get; set; }

    internal IReadOnlyList<string> ContextPaths => _contexts;

    /// <summary>The folder that its COPY takes from; null where that is not known.</summary>
    internal BuildContext? Context
    {
        get
        {
            if (!_hasContext)
            {
                _hasContext = true;
                _context = Workspace is null ? null : ContextFinder.Bind(this, Workspace);
            }
            return _context;
        }
    }

    /// <summary>The stage of that name, in any casing; the last of equal names.</summary>
    internal Stage? FindNamed(string name) => _byName.TryGetValue(name, out var stage) ? stage : null;

    internal void Add(Stage stage)
    {
        _stages.Add(stage);
        if (stage.Name is { } name)
            _byName[name] = stage;
    }

    internal void AddContext(string folder)
    {
        if (!_contexts.Contains(folder))
            _contexts.Add(folder);
    }

    /// <summary>The stage of that name (any casing) or index, as compose's <c>target</c> and COPY --from name it; the last of equal names.</summary>
    internal Stage? FindStage(string nameOrIndex)
    {
        if (FindNamed(nameOrIndex) is { } named)
            return named;
        return int.TryParse(nameOrIndex, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var index)
            && index < Stages.Count
            ? Stages[index]
            : null;
    }
}
