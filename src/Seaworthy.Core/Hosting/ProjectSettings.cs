using Seaworthy.Knowledge;
using Seaworthy.Linting;

namespace Seaworthy.Hosting;

/// <summary>A property with a value that is not valid.</summary>
/// <param name="Message">Fault and advice, without a full stop.</param>
public sealed record SettingProblem(string Property, string Message);

/// <summary>The settings of a project, from its properties.</summary>
public sealed record ProjectSettings
{
    public Mode Mode { get; init; } = Mode.Recommended;

    public Preset Preset { get; init; }

    public KubernetesVersion KubernetesVersion { get; init; } = KubernetesVersion.Newest;

    /// <summary>Rules of later releases are off, as <c>major.minor</c>; null: all.</summary>
    public string? Level { get; init; }

    /// <summary>True: our warnings are errors. False: they stay warnings whatever the project sets for other warnings. Null: as the project sets.</summary>
    public bool? TreatWarningsAsErrors { get; init; }

    /// <summary>How many findings of one rule are reported at most; null: all.</summary>
    public int? MaxPerRule { get; init; }

    public IReadOnlyList<SettingProblem> Problems { get; init; } = [];

    /// <summary>
    /// Reads <c>SeaworthyMode</c>, <c>SeaworthyPreset</c>, <c>SeaworthyKubernetesVersion</c>, <c>SeaworthyLevel</c>, <c>SeaworthyTreatWarningsAsErrors</c> and
    /// <c>SeaworthyMaxFindingsPerRule</c>.
    /// </summary>
    /// <param name="property">The value of a property by name; null or blank where it is not set.</param>
    public static ProjectSettings From(Func<string, string?> property)
    {
        var problems = new List<SettingProblem>();
        return new ProjectSettings
        {
            Mode = Read<Mode>("SeaworthyMode", SeverityResolver.ParseMode, "None, Minimum, Recommended or All") ?? Mode.Recommended,
            Preset = Read<Preset>("SeaworthyPreset", SeverityResolver.ParsePreset, "pss-baseline, pss-restricted or none") ?? Preset.None,
            KubernetesVersion = Read<KubernetesVersion>("SeaworthyKubernetesVersion", KubernetesVersion.Parse, "a release such as 1.31, or latest")
                ?? KubernetesVersion.Newest,
            Level = Read("SeaworthyLevel", static word => IsLevel(word) ? new Word(word) : (Word?)null, "a release such as 0.1, or latest")?.OrLatest,
            TreatWarningsAsErrors = Read<bool>("SeaworthyTreatWarningsAsErrors", ParseBool, "true or false"),
            MaxPerRule = Read<int>("SeaworthyMaxFindingsPerRule", ParseCount, "a number above 0"),
            Problems = problems,
        };

        T? Read<T>(string name, Func<string, T?> parse, string expected)
            where T : struct
        {
            var word = property(name)?.Trim();
            if (string.IsNullOrEmpty(word))
                return null;
            var value = parse(word!);
            if (value is null)
                problems.Add(new SettingProblem(name, $"Property {name} is '{EscapedText.Text(word!)}', which is not valid and is ignored; use {expected}"));
            return value;
        }
    }

    /// <param name="severityOf">The severity that the host has for a rule id in the whole project, or null.</param>
    public GlobalSettings ToGlobal(Func<string, Severity?>? severityOf) => new()
    {
        Mode = Mode,
        Preset = Preset,
        KubernetesVersion = KubernetesVersion,
        Level = Level,
        SeverityOf = severityOf,
    };

    /// <summary>The severity with which a finding is handed to the host.</summary>
    public Severity Raise(Severity severity) => severity == Severity.Warning && TreatWarningsAsErrors == true ? Severity.Error : severity;

    static bool IsLevel(string word)
    {
        if (string.Equals(word, "latest", StringComparison.OrdinalIgnoreCase))
            return true;
        var parts = word.Split('.');
        if (parts.Length is 0 or > 3)
            return false;
        foreach (var part in parts)
        {
            if (!int.TryParse(part, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out _))
                return false;
        }
        return true;
    }

    static int? ParseCount(string word) =>
        int.TryParse(word, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var count) && count > 0
            ? count
            : null;

    static bool? ParseBool(string word) => word.ToLowerInvariant() switch
    {
        "true" => true,
        "false" => false,
        _ => null,
    };

    readonly record struct Word(string Text)
    {
        public string? OrLatest => string.Equals(Text, "latest", StringComparison.OrdinalIgnoreCase) ? null : Text;
    }
}
