using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Rules.Tool;

namespace Seaworthy.Hosting;

/// <summary>Finds Seaworthy's keys in config files that have no effect: a rule that does not exist, an invalid severity, a misspelled key.</summary>
public static class SettingsCheck
{
    const string Prefix = "seaworthy_";

    /// <summary>The findings of <see cref="HostReports.InvalidSetting"/> at the characters at fault, by file and place.</summary>
    /// <param name="files">Where the keys are.</param>
    /// <param name="settings">The settings of the project.</param>
    /// <param name="manifests">The files that are judged; none: keys of the compiler are not checked.</param>
    /// <param name="sources">A source file of each project, see <see cref="ConfigSet.SourceOf"/>.</param>
    public static IReadOnlyList<Finding> Check(
        IEnumerable<ConfigFile> files, FileSettings settings, IReadOnlyCollection<string>? manifests = null, IReadOnlyCollection<string>? sources = null)
    {
        if (Catalogue.Find(HostReports.InvalidSettingId) is not { } rule || settings.SeverityOf(rule) is var severity && severity == Severity.None)
            return [];
        var findings = new List<Finding>();
        HashSet<string>? keys = null;
        foreach (var file in files)
        {
            Check(file.Preamble);
            foreach (var section in file.Sections)
                Check(section);

            void Check(ConfigSection section)
            {
                foreach (var entry in section.Entries)
                {
                    if (RuleOfCompilerKey(entry.Key) is { } id && !file.IsGlobal && Reaches(file, section, manifests) && !Reaches(file, section, sources))
                    {
                        findings.Add(Make(
                            rule, severity, new Location(file.Source, entry.KeySpan), entry.Key,
                            "has no effect in section [" + section.Pattern + "], because compilers apply it to source files only",
                            "use " + SeverityResolver.KeyPrefix + id));
                    }
                    if (!entry.Key.StartsWith(Prefix, StringComparison.Ordinal))
                        continue;
                    // Above the first header an .editorconfig sets nothing; the compiler reads no key there but "root".
                    var (span, fault, advice) = section.Pattern is null && !file.IsGlobal
                        ? (entry.KeySpan, "is above the first section, where it has no effect", "move it below a header such as [*]")
                        : Judge(entry, keys ??= KnownKeys());
                    if (fault is not null)
                        findings.Add(Make(rule, severity, new Location(file.Source, span), entry.Key, fault, advice!));
                }
            }
        }
        findings.Sort(Finding.Compare);
        return findings;
    }

    // The id in "dotnet_diagnostic.ID.severity", where it is one of ours.
    static string? RuleOfCompilerKey(string key)
    {
        if (!key.StartsWith(ConfigSet.CompilerPrefix, StringComparison.Ordinal) || !key.EndsWith(ConfigSet.CompilerSuffix, StringComparison.Ordinal))
            return null;
        var length = key.Length - ConfigSet.CompilerPrefix.Length - ConfigSet.CompilerSuffix.Length;
        return length > 0 ? Catalogue.Find(key.Substring(ConfigSet.CompilerPrefix.Length, length))?.Info.Id : null;
    }

    static bool Reaches(ConfigFile file, ConfigSection section, IReadOnlyCollection<string>? paths)
    {
        foreach (var path in paths ?? [])
        {
            if (path != file.Folder && PathNames.IsAtOrBelow(path, file.Folder)
                && section.Matches(path.Substring(file.Folder == "/" ? 1 : file.Folder.Length + 1)))
                return true;
        }
        return false;
    }

    static (TextSpan Span, string? Fault, string? Advice) Judge(ConfigEntry entry, HashSet<string> keys)
    {
        if (entry.Key == SeverityResolver.ModeKey)
        {
            return SeverityResolver.ParseMode(entry.Value) is null
                ? (entry.ValueSpan, "has the value '" + entry.Value + "', which is not a mode", "use none, minimum, recommended or all")
                : default;
        }
        if (entry.Key == SeverityResolver.PresetKey)
        {
            return SeverityResolver.ParsePreset(entry.Value) is null
                ? (entry.ValueSpan, "has the value '" + entry.Value + "', which is not a preset", "use pss-baseline, pss-restricted or none")
                : default;
        }
        if (entry.Key == SeverityResolver.KubernetesVersionKey)
        {
            return KubernetesVersion.Parse(entry.Value) is null
                ? (entry.ValueSpan, "has the value '" + entry.Value + "', which is not a Kubernetes release", "use one such as 1.31, or latest")
                : default;
        }
        if (!entry.Key.StartsWith(SeverityResolver.KeyPrefix, StringComparison.Ordinal))
            return keys.Contains(entry.Key) ? default : (entry.KeySpan, "is not a known key", Advice(DidYouMean.Find(entry.Key, keys)));
        var name = entry.Key.Substring(SeverityResolver.KeyPrefix.Length);
        if (Catalogue.Find(name) is null)
            return (entry.KeySpan, "does not name a rule", Advice(IsId(name) ? null : RuleNames.Nearest(name), SeverityResolver.KeyPrefix));
        return SeverityResolver.ParseSeverity(entry.Value) is null && !string.Equals(entry.Value, "default", StringComparison.OrdinalIgnoreCase)
            ? (entry.ValueSpan, "has the value '" + entry.Value + "', which is not a severity", "use none, silent, suggestion, warning, error or default")
            : default;
    }

    // Another id is another rule, so the nearest one is no help.
    static bool IsId(string name) => name.StartsWith("sea", StringComparison.OrdinalIgnoreCase) && name.Length > 3 && char.IsDigit(name[3]);

    static string Advice(string? near, string prefix = "") =>
        near is not null ? "use '" + prefix + near + "'" : "remove it";

    static Finding Make(Rule rule, Severity severity, Location location, string key, string fault, string advice) => new(
        rule,
        severity,
        [key, fault, advice],
        "",
        location,
        key);

    static HashSet<string> KnownKeys()
    {
        var keys = new HashSet<string>(StringComparer.Ordinal) { SeverityResolver.ModeKey, SeverityResolver.PresetKey, SeverityResolver.KubernetesVersionKey };
        foreach (var rule in Catalogue.Rules)
        {
            foreach (var option in rule.Options)
                keys.Add(option.Key);
        }
        return keys;
    }
}
