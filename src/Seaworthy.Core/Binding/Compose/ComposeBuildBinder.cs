using System;
using Seaworthy.Binding.Yaml;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Reads <c>build</c>: a context, or a mapping with one.</summary>
static class ComposeBuildBinder
{
    public static ComposeBuild? Bind(YamlSubject service)
    {
        var field = YamlField.Find(service, ["build"]);
        if (field.Value is YamlScalar { IsNull: false } context)
            return new ComposeBuild(context)
            {
                ContextPath = FolderOf(service, service.Values.Expand(context)?.Text),
                ContextSetting = context,
                DockerfilePath = PathOf(service, service.Values.Expand(context)?.Text, "Dockerfile"),
            };
        if (field.Value is not YamlMapping mapping)
            return null;
        if (mapping.Find("dockerfile_inline") is not null)
            return new ComposeBuild(mapping);
        var contextText = mapping.Find("context")?.Value.Resolve() is YamlScalar { IsNull: false } written ? service.Values.Expand(written)?.Text : ".";
        var fileText = mapping.Find("dockerfile")?.Value.Resolve() is YamlScalar { IsNull: false } name ? service.Values.Expand(name)?.Text : "Dockerfile";
        return new ComposeBuild(mapping)
        {
            ContextPath = FolderOf(service, contextText),
            ContextSetting = mapping.Find("context")?.Value.Resolve() as YamlScalar,
            DockerfileSetting = mapping.Find("dockerfile")?.Value.Resolve() as YamlScalar,
            DockerfilePath = PathOf(service, contextText, fileText),
            Target = SettingReader.Text(service, ServiceTable.Target),
        };
    }

    static string? PathOf(YamlSubject service, string? context, string? dockerfile) =>
        dockerfile is not null && FolderOf(service, context) is { } folder ? PathNames.Combine(folder, dockerfile) : null;

    // Relative to the compose file; null for a repository's address and for what is not known.
    static string? FolderOf(YamlSubject service, string? context)
    {
        if (context is null || context.Length == 0 || context[0] == '~' || context.IndexOf("://", StringComparison.Ordinal) >= 0 || context.StartsWith("git@", StringComparison.Ordinal))
            return null;
        return PathNames.Combine(PathNames.Folder(service.File.Path), context);
    }
}
