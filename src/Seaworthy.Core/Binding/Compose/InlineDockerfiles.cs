using Seaworthy.Binding.Dockerfile;
using Seaworthy.Syntax;

namespace Seaworthy.Binding.Compose;

/// <summary>Binds what stands under <c>dockerfile_inline</c> as a Dockerfile, once for each place it is written in.</summary>
sealed class InlineDockerfiles(FileSet workspace)
{
    readonly Dictionary<YamlScalar, BuildFile> _bound = [];

    public void Bind(ComposeFile compose, List<BuildFile> builds)
    {
        foreach (var service in compose.Services)
        {
            // Compose fills in its variables first; what it would make of an unknown one is no text to judge.
            if (service.Build is not { Inline: { IsNull: false } scalar } build || ComposeValues.Instance.Expand(scalar) is not { } content)
                continue;
            if (!_bound.TryGetValue(scalar, out var inline))
            {
                var host = compose.File.Source == scalar.Source || !workspace.BySource.TryGetValue(scalar.Source, out var other) ? compose.File : other;
                _bound.Add(scalar, inline = Bind(host, service.Name, scalar, content));
                inline.Workspace = workspace;
                builds.Add(inline);
            }
            build.Dockerfile = inline;
        }
    }

    static BuildFile Bind(ParsedFile host, string service, YamlScalar scalar, MappedText content)
    {
        var takesEdits = scalar.Style is YamlStyle.Literal or YamlStyle.Plain;
        var text = new SourceText(host.Source.Path, content.Text) { Embedding = new EmbeddedValue(host.Source, content, scalar.Span, takesEdits) };
        return DockerfileBinder.Bind(new ParsedFile(host.Path + "#" + service, ParsedText.Parse(text, FileKind.Dockerfile), host.IsOwn, host.Settings));
    }
}
