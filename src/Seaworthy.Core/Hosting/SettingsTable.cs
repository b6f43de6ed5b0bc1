using Seaworthy.Linting;

namespace Seaworthy.Hosting;

/// <summary>The settings of each file; files with one source share one answer.</summary>
public sealed class SettingsTable(GlobalSettings global)
{
    readonly Dictionary<ISettingsSource, FileSettings> _known = [];
    FileSettings? _plain;

    public FileSettings For(ISettingsSource? source)
    {
        if (source is null)
            return _plain ??= SeverityResolver.Resolve(global, null);
        if (!_known.TryGetValue(source, out var settings))
            _known.Add(source, settings = SeverityResolver.Resolve(global, source));
        return settings;
    }
}
