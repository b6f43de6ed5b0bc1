using Seaworthy.Knowledge;

namespace Seaworthy.Linting;

/// <summary>The settings that hold for a whole project or run, before the keys of single files.</summary>
public sealed record GlobalSettings
{
    public Mode Mode { get; init; } = Mode.Recommended;

    /// <summary>Rules to take instead of those of the mode.</summary>
    public Preset Preset { get; init; }

    /// <summary>The release of Kubernetes that manifests are for.</summary>
    public KubernetesVersion KubernetesVersion { get; init; } = KubernetesVersion.Newest;

    /// <summary>The release whose rules are wanted, as <c>major.minor</c>; later rules are off. Null: all.</summary>
    public string? Level { get; init; }

    /// <summary>What the host was told of a rule by id for the whole project (<c>.globalconfig</c>, a command line), or null.</summary>
    public Func<string, Severity?>? SeverityOf { get; init; }
}

/// <summary>Decides how loud each rule is in a file; the one place, so that all hosts agree.</summary>
/// <remarks>
/// The file's <c>seaworthy_severity.ID</c> beats what is set for the project by id, which beats the preset, which beats the mode; only the mode that says none
/// beats
/// a preset. The key may name the rule by id or slug.
/// </remarks>
public static class SeverityResolver
{
    public const string KeyPrefix = "seaworthy_severity.";

    public const string ModeKey = "seaworthy_mode";

    public const string PresetKey = "seaworthy_preset";

    public const string KubernetesVersionKey = "seaworthy_kubernetes_version";

    public static FileSettings Resolve(GlobalSettings global, ISettingsSource? source)
    {
        var rules = Catalogue.Infos;
        var severities = new Severity[rules.Length];
        var mode = ParseMode(source?.Get(ModeKey)) ?? global.Mode;
        var preset = mode == Mode.None ? Preset.None : ParsePreset(source?.Get(PresetKey)) ?? global.Preset;
        foreach (var info in rules)
            severities[info.Ordinal] = PerFile(source, info) ?? global.SeverityOf?.Invoke(info.Id) ?? ByMode(info, mode, preset, global.Level);
        var kubernetes = KubernetesVersion.Parse(source?.Get(KubernetesVersionKey)) ?? global.KubernetesVersion;
        return new FileSettings(severities, preset == Preset.None ? mode : Mode.All, kubernetes, source);
    }

    /// <summary>The words of <c>.editorconfig</c> and of our own options; null for anything else, <c>default</c> included.</summary>
    public static Severity? ParseSeverity(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "none" or "off" => Severity.None,
        "silent" or "refactoring" or "hidden" => Severity.Hidden,
        "suggestion" or "info" => Severity.Info,
        "warning" => Severity.Warning,
        "error" => Severity.Error,
        _ => null,
    };

    /// <summary>The word of <c>SeaworthyMode</c> or <c>seaworthy_mode</c>; null for anything else.</summary>
    public static Mode? ParseMode(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "none" => Mode.None,
        "minimum" => Mode.Minimum,
        "recommended" => Mode.Recommended,
        "all" => Mode.All,
        _ => null,
    };

    /// <summary>The word of <c>SeaworthyPreset</c> or <c>seaworthy_preset</c>; null for anything else.</summary>
    public static Preset? ParsePreset(string? word) => word?.Trim().ToLowerInvariant() switch
    {
        "none" => Preset.None,
        "pss-baseline" => Preset.PssBaseline,
        "pss-restricted" => Preset.PssRestricted,
        _ => null,
    };

    static Severity? PerFile(ISettingsSource? source, RuleInfo info)
    {
        if (source is null)
            return null;
        var word = source.Get(KeyPrefix + info.Id.ToLowerInvariant()) ?? source.Get(KeyPrefix + info.Slug);
        return ParseSeverity(word) ?? (string.Equals(word?.Trim(), "default", StringComparison.OrdinalIgnoreCase) ? info.Severity : null);
    }

    static Severity ByMode(RuleInfo info, Mode mode, Preset preset, string? level) =>
        IsOn(info, mode, preset) && (level is null || CompareVersions(info.Since, level) <= 0) ? info.Severity : Severity.None;

    static bool IsOn(RuleInfo info, Mode mode, Preset preset) => preset == Preset.None
        ? info.Mode <= mode && mode != Mode.None
        : (info.Category == Category.Tool && info.Mode <= Mode.Recommended) || PodSecurityStandards.Holds(preset == Preset.PssRestricted, info.Aliases);

    static int CompareVersions(string a, string b)
    {
        var (aMajor, aMinor) = SplitVersion(a);
        var (bMajor, bMinor) = SplitVersion(b);
        return aMajor != bMajor ? aMajor.CompareTo(bMajor) : aMinor.CompareTo(bMinor);
    }

    static (int Major, int Minor) SplitVersion(string version)
    {
        var parts = version.Split('.');
        _ = int.TryParse(parts[0], out var major);
        var minor = 0;
        if (parts.Length > 1)
            _ = int.TryParse(parts[1], out minor);
        return (major, minor);
    }
}
