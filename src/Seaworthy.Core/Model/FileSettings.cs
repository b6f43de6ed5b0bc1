using Seaworthy.Knowledge;

namespace Seaworthy.Model;

/// <summary>Where a host looks up keys of <c>.editorconfig</c> and <c>.globalconfig</c> for one file.</summary>
public interface ISettingsSource
{
    /// <summary>The value of a key, or null. Keys are lower case.</summary>
    string? Get(string key);
}

/// <summary>What holds for one file: the severity of each rule and the keys that rules read. Files with equal keys share one.</summary>
public sealed class FileSettings
{
    readonly Severity[] _severities;
    readonly ISettingsSource? _source;

    internal FileSettings(Severity[] severities, Mode mode, KubernetesVersion kubernetes, ISettingsSource? source)
    {
        _severities = severities;
        Mode = mode;
        KubernetesVersion = kubernetes;
        _source = source;
    }

    /// <summary>How much is wanted; under a preset each fault of its rules, so all.</summary>
    public Mode Mode { get; }

    /// <summary>The release of Kubernetes that the manifests are for.</summary>
    public KubernetesVersion KubernetesVersion { get; }

    /// <summary>What the linter has made of the settings: the table of the rules that are on. Kept here so that it is made once and not for each run.</summary>
    internal object? Table { get; set; }

    /// <summary>The severity of the rule at that position of the catalogue.</summary>
    internal Severity SeverityAt(int ordinal) => _severities[ordinal];

    /// <summary>The value of a rule's own key, or null where nobody set it.</summary>
    public string? Option(string key) => _source?.Get(key);

    /// <summary>A list value: parts between commas, trimmed, empty ones left out.</summary>
    public IReadOnlyList<string> ListOption(string key)
    {
        var value = Option(key);
        if (value is null)
            return [];
        var parts = new List<string>();
        foreach (var part in value.Split(','))
        {
            var trimmed = part.Trim();
            if (trimmed.Length > 0)
                parts.Add(trimmed);
        }
        return parts;
    }
}
