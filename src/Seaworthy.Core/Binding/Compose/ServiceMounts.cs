using System;
using System.Collections.Generic;
using Seaworthy.Binding.Yaml;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary><c>volumes</c> of a service in the short form <c>[source:]target[:mode]</c> and the long one.</summary>
/// <remarks>Compose specification, services, volumes.</remarks>
static class ServiceMounts
{
    public static List<Mount> Read(ComposeService service, Container container, YamlSubject subject)
    {
        var mounts = new List<Mount>();
        if (service.Node.Find("volumes")?.Value.Resolve() is not YamlSequence sequence)
            return mounts;
        foreach (var item in sequence.Items)
        {
            switch (item.Resolve())
            {
                case YamlScalar scalar:
                    AddShort(service, container, subject, scalar, mounts);
                    break;
                case YamlMapping mapping:
                    AddLong(service, container, subject, mapping, mounts);
                    break;
            }
        }
        if (sequence.IsMerged)
            KeepLastOfTarget(mounts);
        return mounts;
    }

    // Of several files the last one to mount something at a path decides.
    static void KeepLastOfTarget(List<Mount> mounts)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mounts.Count - 1; i >= 0; i--)
        {
            if (mounts[i].Target is { } target && !seen.Add(target))
                mounts.RemoveAt(i);
        }
    }

    static void AddShort(ComposeService service, Container container, YamlSubject owner, YamlScalar scalar, List<Mount> mounts)
    {
        // Split before expansion where a variable is unknown: ${DATA}:/data:ro still has a target and a mode.
        var text = (ComposeValues.Instance.Expand(scalar) ?? scalar.Content).Text;
        var parts = Split(text);
        if (parts.Count < 2)
            return;
        var source = Known(parts[0]);
        var modes = parts.Count > 2 ? parts[2].Split(',') : [];
        var propagation = Array.Find(modes, static mode => mode is "shared" or "rshared" or "slave" or "rslave" or "private" or "rprivate");
        var place = new Place(scalar.Source, scalar.Span);
        mounts.Add(new Mount(container, KindOf(service, source, out var device), scalar.Span)
        {
            File = owner.FileOf(scalar),
            Source = device ?? source,
            Target = Known(parts[1]),
            IsReadOnly = Array.IndexOf(modes, "ro") >= 0,
            Propagation = propagation is null
                ? Setting<string>.Default("rprivate", Written.Absent, place, "propagation", null)
                : Setting<string>.Of(propagation, Origin.Here, place, "propagation", null),
        });
    }

    static void AddLong(ComposeService service, Container container, YamlSubject owner, YamlMapping mapping, List<Mount> mounts)
    {
        var type = (mapping.Find("type")?.Value.Resolve() as YamlScalar)?.Value;
        var sourceNode = mapping.Find("source")?.Value.Resolve() as YamlScalar;
        var source = sourceNode is null ? null : ComposeValues.Instance.Expand(sourceNode)?.Text;
        var target = mapping.Find("target")?.Value.Resolve() as YamlScalar;
        var subject = new YamlSubject(owner.FileOf(mapping), mapping, sourceNode?.Span ?? mapping.Span, ComposeValues.Instance);
        string? device = null;
        var kind = type switch
        {
            "bind" => MountKind.Host,
            "npipe" => MountKind.NamedPipe,
            "tmpfs" => MountKind.Tmpfs,
            "volume" or null => KindOf(service, source, out device),
            _ => MountKind.Other,
        };
        mounts.Add(new Mount(container, kind, sourceNode?.Span ?? mapping.Span)
        {
            File = owner.FileOf(mapping),
            Source = device ?? source,
            Target = target?.Value,
            IsReadOnly = SettingReader.Bool(subject, ["read_only"], false) is { IsKnown: true } readOnly ? readOnly.Value : null,
            Propagation = SettingReader.Text(subject, ["bind", "propagation"], "rprivate"),
        });
    }

    static string? Known(string part) => part.IndexOf('$') >= 0 ? null : part;

    static MountKind KindOf(ComposeService service, string? source, out string? device)
    {
        device = null;
        if (source is null)
            return MountKind.Other;
        if (source.Replace('\\', '/').StartsWith("//./pipe/", StringComparison.Ordinal))
            return MountKind.NamedPipe;
        if (PathNames.IsAbsolute(source) || source[0] is '.' or '~')
            return MountKind.Host;
        // A named volume whose local driver binds a folder of the host is that folder.
        if (service.Compose.Root.Find("volumes")?.Value.Resolve() is YamlMapping volumes && volumes.Find(source)?.Value.Resolve() is YamlMapping volume &&
            volume.Find("driver_opts")?.Value.Resolve() is YamlMapping options && options.Find("device")?.Value.Resolve() is YamlScalar path &&
            options.Find("o")?.Value.Resolve() is YamlScalar { Value: var flags } && flags.IndexOf("bind", StringComparison.Ordinal) >= 0)
        {
            device = ComposeValues.Instance.Expand(path)?.Text;
            return device is null ? MountKind.Other : MountKind.Host;
        }
        return MountKind.Volume;
    }

    // At colons, but not at those inside ${…} nor at the one behind a drive letter.
    static List<string> Split(string text)
    {
        var parts = new List<string>(3);
        var start = 0;
        var depth = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ':';
            if (c == '{')
                depth++;
            else if (c == '}')
                depth--;
            if (c != ':' || (depth > 0 && i < text.Length))
                continue;
            var isDrive = i - start == 1 && char.IsLetter(text[start]) && i + 1 < text.Length && (text[i + 1] is '\\' or '/');
            if (isDrive && i < text.Length && parts.Count < 2)
                continue;
            parts.Add(text.Substring(start, i - start));
            start = i + 1;
        }
        return parts;
    }
}
