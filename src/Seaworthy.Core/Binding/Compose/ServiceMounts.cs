using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary><c>volumes</c> of a service in the short form <c>[source:]target[:mode]</c> and the long one.</summary>
/// <remarks>Compose specification, services, volumes.</remarks>
static class ServiceMounts
{
    static readonly string[] s_propagation = ["propagation"];

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
        var location = new Location(scalar.Source, scalar.Span);
        var kind = KindOf(service, source, out var device);
        mounts.Add(new Mount(container, kind, device?.Span ?? scalar.Span)
        {
            File = owner.FileOf((YamlNode?)device ?? scalar),
            Source = device is null ? source : ComposeNodes.TextOf(device),
            Device = device,
            Target = Known(parts[1]),
            IsReadOnly = Array.IndexOf(modes, "ro") >= 0,
            Propagation = propagation is null
                ? Setting<string>.Default("rprivate", Written.Absent, location, s_propagation, null)
                : Setting<string>.Of(propagation, Origin.Here, location, s_propagation, null),
        });
    }

    static void AddLong(ComposeService service, Container container, YamlSubject owner, YamlMapping mapping, List<Mount> mounts)
    {
        var type = (mapping.Find("type")?.Value.Resolve() as YamlScalar)?.Value;
        var sourceNode = mapping.Find("source")?.Value.Resolve() as YamlScalar;
        var source = sourceNode is null ? null : ComposeValues.Instance.Expand(sourceNode)?.Text;
        var target = mapping.Find("target")?.Value.Resolve() as YamlScalar;
        var subject = new YamlSubject(owner.FileOf(mapping), mapping, sourceNode?.Span ?? mapping.Span, ComposeValues.Instance);
        YamlScalar? device = null;
        var kind = type switch
        {
            "bind" => MountKind.Host,
            "npipe" => MountKind.NamedPipe,
            "tmpfs" => MountKind.Tmpfs,
            "volume" or null => KindOf(service, source, out device),
            _ => MountKind.Other,
        };
        mounts.Add(new Mount(container, kind, device?.Span ?? sourceNode?.Span ?? mapping.Span)
        {
            File = owner.FileOf((YamlNode?)device ?? mapping),
            Source = device is null ? source : ComposeNodes.TextOf(device),
            Device = device,
            Target = target?.Value,
            IsReadOnly = SettingReader.Bool(subject, ["read_only"], false) is { IsKnown: true } readOnly ? readOnly.Value : null,
            Propagation = SettingReader.Text(subject, ["bind", "propagation"], "rprivate"),
        });
    }

    static string? Known(string part) => part.IndexOf('$') >= 0 ? null : part;

    // The device is where a named volume says which folder of the host it is: a fault stands there.
    static MountKind KindOf(ComposeService service, string? source, out YamlScalar? device)
    {
        device = null;
        // An empty source is an anonymous volume, or a mistake that compose refuses.
        if (source is null or "")
            return MountKind.Other;
        if (source.Replace('\\', '/').StartsWith("//./pipe/", StringComparison.Ordinal))
            return MountKind.NamedPipe;
        if (PathNames.IsAbsolute(source) || source[0] is '.' or '~')
            return MountKind.Host;
        device = service.Compose.Root.Map("volumes")?.Map(source) is { } volume ? DeviceOf(volume) : null;
        return device is null ? MountKind.Volume : ComposeNodes.TextOf(device) is null ? MountKind.Other : MountKind.Host;
    }

    // The local driver binds a folder when its options say so; the plugin local-persist calls it a mount point.
    public static YamlScalar? DeviceOf(YamlMapping volume)
    {
        if (volume.Map("driver_opts") is not { } options)
            return null;
        if (options.Scalar("mountpoint") is { } point)
            return point;
        if (options.Scalar("device") is not { } device || (options.Scalar("type") is { Value: not ("none" or "bind") }
            && options.Scalar("o") is not { Value: "bind" }))
            return null;
        return options.Scalar("o") is not { Value: var flags } || flags.IndexOf("bind", StringComparison.Ordinal) >= 0 ? device : null;
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
