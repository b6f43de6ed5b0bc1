using System;
using System.Collections.Generic;
using Seaworthy.Binding.Yaml;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Makes services of a compose file.</summary>
static class ComposeBinder
{
    public static ComposeFile? Bind(ParsedFile file)
    {
        if (file.Parsed.Yaml is not { IsTemplate: false } yaml || yaml.Documents.Count == 0 || yaml.Documents[0].Root?.Resolve() is not YamlMapping root)
            return null;
        var compose = new ComposeFile(file, root);
        var services = new List<ComposeService>();
        if (root.Find("services")?.Value.Resolve() is YamlMapping all)
        {
            foreach (var entry in all.Entries)
            {
                if (entry.KeyText is { } name && name != "<<" && entry.Value.Resolve() is YamlMapping node)
                    services.Add(Service(compose, name, entry, node));
            }
        }
        compose.Services = services;
        return compose;
    }

    static ComposeService Service(ComposeFile compose, string name, YamlEntry entry, YamlMapping node)
    {
        var file = compose.File;
        var service = new ComposeService(compose, name, node);
        var subject = new YamlSubject(file, node, entry.KeySpan, ComposeValues.Instance)
        {
            IsFragment = IsFragment(file.Path, node),
            IsShared = entry.Value is YamlAlias,
        };
        service.Build = ComposeBuildBinder.Bind(subject);
        var workload = new Workload(file, Dialect.Compose, "Service", name, service.SubjectPath, entry.KeySpan);
        var container = ServiceBinder.Bind(service, workload, subject);
        workload.Containers = [container];
        service.Workload = workload;
        return service;
    }

    // A service without image and build only adds to one in another file, as does a whole override file: what it does not say is said elsewhere.
    static bool IsFragment(string path, YamlMapping node) =>
        node.Find("extends") is not null || (node.Find("image") is null && node.Find("build") is null) ||
        PathNames.Name(path).IndexOf(".override.", StringComparison.OrdinalIgnoreCase) >= 0 || PathNames.Name(path).IndexOf(".vs.", StringComparison.OrdinalIgnoreCase) >= 0;
}
