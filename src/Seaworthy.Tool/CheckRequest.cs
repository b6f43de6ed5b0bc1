using System;
using System.Collections.Generic;
using Seaworthy.Knowledge;
using Seaworthy.Linting;
using Seaworthy.Rules;

namespace Seaworthy.Tool;

/// <summary>What the command line asks of a check.</summary>
sealed record CheckRequest
{
    public IReadOnlyList<string> Paths { get; init; } = [];

    public string? Mode { get; init; }

    public string? Preset { get; init; }

    /// <summary>Null where the config files, or the newest release known, decide.</summary>
    public KubernetesVersion? KubernetesVersion { get; init; }

    public RuleSelection? Only { get; init; }

    public RuleSelection? Skip { get; init; }

    /// <summary>Patterns as in <c>.gitignore</c> of what is left out.</summary>
    public IReadOnlyList<string> Excludes { get; init; } = [];

    /// <summary>The paths that were left out are listed.</summary>
    public bool IsVerbose { get; init; }

    public string Format { get; init; } = "text";

    /// <summary><c>safe</c>, <c>all</c>, or null for no repair.</summary>
    public string? Fix { get; init; }

    public bool IsDiff { get; init; }

    public string FailOn { get; init; } = "warning";

    public bool Isolate { get; init; }

    public string? StandardInputName { get; init; }

    /// <summary>Files that give values to the variables of compose files, later ones winning.</summary>
    public IReadOnlyList<string> EnvironmentFiles { get; init; } = [];

    public bool IgnoresBaseline { get; init; }

    /// <summary>Only findings on lines that changed since that revision are reported; null: all.</summary>
    public string? Since { get; init; }

    /// <summary>How many findings of one rule are reported at most; null: all.</summary>
    public int? MaxPerRule { get; init; }
}

/// <summary>Rules that were named on the command line.</summary>
sealed class RuleSelection
{
    readonly HashSet<string> _ids = new(StringComparer.OrdinalIgnoreCase);

    public bool Contains(Rule rule) => _ids.Contains(rule.Info.Id);

    /// <summary>Null for no option.</summary>
    /// <exception cref="UsageException">A name belongs to no rule.</exception>
    public static RuleSelection? Parse(string? list, string option)
    {
        if (list is null)
            return null;
        var selection = new RuleSelection();
        if (string.IsNullOrWhiteSpace(list))
            throw new UsageException($"{option}: has no rule; add one or several ids, separated by commas");
        foreach (var name in list.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var rules = RuleNames.Find(name);
            if (rules.Count == 0)
                throw new UsageException($"{option}: '{name}' is not a rule; {Suggest(name)}");
            foreach (var rule in rules)
                selection._ids.Add(rule.Info.Id);
        }
        return selection;
    }

    /// <summary>The advice for a name that no rule has.</summary>
    public static string Suggest(string name) => RuleNames.Nearest(name) is { } near ? $"did you mean '{near}'?" : "run 'seaworthy rules' to list them";
}
