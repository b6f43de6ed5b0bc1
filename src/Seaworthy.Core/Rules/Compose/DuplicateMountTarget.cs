using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7025", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class DuplicateMountTarget : Rule<ComposeFile>
{
    public override string Title => "Two mounts share a target";

    public override string Message => "Service '{0}' mounts something at {1} twice; take one out";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. The second mount would hide the first.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var (name, service) in compose.NamedServices())
            Check(name, service, report);
    }

    static void Check(string serviceName, YamlMapping service, Report report)
    {
        if (service.Get("volumes") is not YamlSequence { Items.Count: > 0 } volumes)
            return;
        HashSet<string>? seen = null;
        foreach (var item in volumes.Items)
        {
            if (TargetOf(item.Resolve()) is { } target && !(seen ??= new HashSet<string>(System.StringComparer.Ordinal)).Add(target))
                report.At(item, serviceName, target);
        }
        foreach (var item in ComposeNodes.Names(service.Get("tmpfs")))
        {
            if (seen is not null && ComposeNodes.TextOf(item) is { } text && seen.Contains(Clean(text.Split(':')[0])))
                report.At(item, serviceName, Clean(text.Split(':')[0]));
        }
    }

    static string? TargetOf(YamlNode? volume)
    {
        if (volume is YamlMapping mapping)
            return mapping.Text("target") is { } target ? Clean(target) : null;
        // Short forms of Windows have colons of their own; they are left alone.
        if (ComposeNodes.TextOf(volume) is not { } text || text.IndexOf('\\') >= 0)
            return null;
        var parts = text.Split(':');
        return parts.Length == 1 ? Clean(parts[0]) : parts[0].Length > 1 && parts[1].Length > 0 && parts[1][0] == '/' ? Clean(parts[1]) : null;
    }

    static string Clean(string path) => path.Length > 1 ? path.TrimEnd('/') : path;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            volumes:
              - ./data:/data
              - [|./more:/data/|]
            tmpfs:
              - [|/data:size=64m|]
            """)),
        Good.Compose(ApiService("""
            volumes:
              - ./data:/data
              - type: volume
                target: /cache
              - ${MORE}:/data
            tmpfs: /tmp
            """)).Because("paths differ, or are unknown"),
    ];
}
