using Seaworthy.Syntax;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model;

/// <summary>The part of a file that depends on its text alone, and so can be kept for as long as the text lives.</summary>
public sealed class ParsedText
{
    ParsedText(SourceText source, FileKind kind, DockerfileSyntax? dockerfile, YamlSyntax? yaml)
    {
        Source = source;
        Kind = kind;
        Dockerfile = dockerfile;
        Yaml = yaml;
    }

    public SourceText Source { get; }

    public FileKind Kind { get; }

    /// <summary>The tree of a Dockerfile, else null.</summary>
    internal DockerfileSyntax? Dockerfile { get; }

    /// <summary>The tree of a YAML or JSON file, else null.</summary>
    internal YamlSyntax? Yaml { get; }

    /// <summary>It is YAML only after a template engine has rendered it.</summary>
    public bool IsTemplate => Yaml is { IsTemplate: true };

    /// <summary>What a higher layer has read from the text (the lock, the trust policy); kept here so that it lives as long as the text.</summary>
    internal object? Content { get; set; }

    /// <summary>Parses by kind. Never throws on any text.</summary>
    public static ParsedText Parse(SourceText source, FileKind kind) => kind switch
    {
        FileKind.Dockerfile => new ParsedText(source, kind, DockerfileSyntax.Parse(source), null),
        FileKind.Compose or FileKind.Extended or FileKind.Kubernetes or FileKind.Kustomization or FileKind.Patch or FileKind.TrustPolicy =>
            new ParsedText(source, kind, null, YamlSyntax.Parse(source)),
        _ => new ParsedText(source, kind, null, null),
    };

    /// <summary>The same file with another text.</summary>
    public ParsedText WithText(string text) => Parse(new SourceText(Source.Path, text) { Environment = Source.Environment }, Kind);

    /// <summary>A text that is no file: its nodes are there already.</summary>
    internal static ParsedText Part(SourceText source, FileKind kind) => new(source, kind, null, null);
}

/// <summary>A file of a workspace: its parsed text, whose it is, and the settings that hold for it.</summary>
public sealed class ParsedFile(string path, ParsedText text, bool isOwn, FileSettings settings) : ISubject
{
    /// <summary>The path that joins compare: forward slashes, no <c>.</c> or <c>..</c> segments.</summary>
    public string Path { get; } = path;

    public ParsedText Parsed { get; } = text;

    public SourceText Source => Parsed.Source;

    public FileKind Kind => Parsed.Kind;

    /// <summary>True: judged and reported. False: parsed for joins alone, because another project owns it.</summary>
    public bool IsOwn { get; } = isOwn;

    public FileSettings Settings { get; } = settings;

    /// <summary>The subject of what concerns a file as a whole.</summary>
    internal const string WholeFile = "file";

    ParsedFile ISubject.File => this;

    string ISubject.SubjectPath => WholeFile;

    public override string ToString() => Path;
}
