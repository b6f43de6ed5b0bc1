using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Reads <c>build</c>: a context, or a mapping with one.</summary>
static class ComposeBuildBinder
{
    public static ComposeBuild? Bind(YamlSubject service, string subjectPath, ComposeProjects projects)
    {
        var field = YamlField.Find(service, ["build"]);
        if (field.Value is YamlScalar { IsNull: false } context)
            return new ComposeBuild(context)
            {
                ContextPath = FolderOf(projects, service.FileOf(context), service.Values.Expand(context)?.Text),
                ContextSetting = context,
                DockerfilePath = PathOf(projects, service.FileOf(context), service.Values.Expand(context)?.Text, "Dockerfile"),
            };
        if (field.Value is not YamlMapping mapping)
            return null;
        var written = mapping.Find("context")?.Value.Resolve() as YamlScalar;
        var contextText = written is { IsNull: false } ? service.Values.Expand(written)?.Text : ".";
        var fileText = mapping.Find("dockerfile")?.Value.Resolve() is YamlScalar { IsNull: false } name ? service.Values.Expand(name)?.Text : "Dockerfile";
        var isInline = mapping.Find("dockerfile_inline") is not null;
        return new ComposeBuild(mapping)
        {
            Inline = mapping.Scalar("dockerfile_inline"),
            ContextPath = FolderOf(projects, service.FileOf(written ?? (YamlNode)mapping), contextText),
            ContextSetting = written,
            DockerfileSetting = isInline ? null : mapping.Find("dockerfile")?.Value.Resolve() as YamlScalar,
            DockerfilePath = isInline ? null : PathOf(projects, service.FileOf(written ?? (YamlNode)mapping), contextText, fileText),
            Target = SettingReader.Text(service, ServiceTable.Target),
            Images = ComposeBuildImages.Bind(service, subjectPath, mapping),
        };
    }

    static string? PathOf(ComposeProjects projects, ParsedFile file, string? context, string? dockerfile) =>
        dockerfile is not null && FolderOf(projects, file, context) is { } folder ? PathNames.Combine(folder, dockerfile) : null;

    // Relative to the compose file that says so; null for a repository's address and for what is not known.
    static string? FolderOf(ComposeProjects projects, ParsedFile file, string? context)
    {
        if (context is null || context.Length == 0 || !projects.IsAtHome(file) || context[0] == '~' || context.IndexOf("://", StringComparison.Ordinal) >= 0
            || context.StartsWith("git@", StringComparison.Ordinal))
            return null;
        return PathNames.Combine(PathNames.Folder(file.Path), context);
    }
}
