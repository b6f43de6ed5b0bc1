using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7025", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class DuplicateMountTarget : Rule<ComposeFile>
{
    public override string Title => "Duplicate mount target";

    public override string Message => "Service '{0}' has two mounts at '{1}'; remove one of them, or use another target";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The second mount would hide the first one, so the files of the first would
        be missing in the container.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#volumes";

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
        // Windows paths contain colons, which makes the short form ambiguous, so it is not checked.
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
            """)).Because("the paths differ, or contain a variable"),
    ];
}
