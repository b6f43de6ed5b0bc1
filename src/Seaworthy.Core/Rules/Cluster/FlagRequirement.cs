using System;
using System.Globalization;
using Seaworthy.Knowledge;
using Seaworthy.Model;

namespace Seaworthy.Rules.Cluster;

/// <summary>What a benchmark asks of one flag of a program.</summary>
sealed class Demand
{
    enum Kind
    {
        Exactly,
        Never,
        Unset,
        Set,
        AtLeast,
        Lists,
        NeverLists,
        OnlyLists,
        AtMostSeconds,
    }

    readonly Kind _kind;
    readonly string[] _words;

    Demand(Kind kind, ClusterProgram programs, string flag, params string[] words)
    {
        _kind = kind;
        _words = words;
        Programs = programs;
        Flag = flag;
    }

    public ClusterProgram Programs { get; }

    public string Flag { get; }

    /// <summary>What to write, for the message and the fix; null where the flag is to go, or where only the author knows.</summary>
    public string? Wanted { get; private set; }

    bool _countsInConfiguration;
    int _end = int.MaxValue;
    string? _otherName;

    /// <summary>An absent setting of a configuration object is as bad as an absent flag; otherwise the object's default is a safe one.</summary>
    public Demand AlsoInConfiguration()
    {
        _countsInConfiguration = true;
        return this;
    }

    /// <summary>A name that the flag has in places and not in the program, which refuses to start with it.</summary>
    public Demand AlsoNamed(string name)
    {
        _otherName = name;
        return this;
    }

    /// <summary>From Kubernetes 1.<paramref name="minor"/> on there is no such flag, or nothing that it would do.</summary>
    public Demand Until(int minor)
    {
        _end = minor;
        return this;
    }

    /// <summary>A flag that a later release refuses still stands for what its author wanted, where the demand is a value of it.</summary>
    public bool HoldsFor(ClusterComponent component, KubernetesVersion version) =>
        _end == int.MaxValue || (component.Minor is { } minor ? minor < _end : !version.IsAtLeast(_end)) || (_kind == Kind.Exactly && component.Find(Flag) is not null);

    /// <summary>The flag has this value; nothing written is as bad as another.</summary>
    public static Demand Exactly(ClusterProgram programs, string flag, string value) => new(Kind.Exactly, programs, flag, value) { Wanted = value };

    /// <summary>The flag does not have this value, nor another that is as long where it is a time.</summary>
    public static Demand Never(ClusterProgram programs, string flag, string value, string? wanted) => new(Kind.Never, programs, flag, value) { Wanted = wanted };

    public static Demand Unset(ClusterProgram programs, string flag) => new(Kind.Unset, programs, flag);

    /// <summary>All of the flags are there.</summary>
    public static Demand Set(ClusterProgram programs, string flag, params string[] others) => new(Kind.Set, programs, flag, others);

    /// <summary>A number, not below this one.</summary>
    public static Demand AtLeast(ClusterProgram programs, string flag, int least, bool isUsual = true)
    {
        var number = least.ToString(CultureInfo.InvariantCulture);
        return new(Kind.AtLeast, programs, flag, number) { Wanted = isUsual ? number : null };
    }

    /// <summary>A duration that is neither endless nor longer than this.</summary>
    public static Demand AtMostSeconds(ClusterProgram programs, string flag, int most, string wanted) =>
        new(Kind.AtMostSeconds, programs, flag, most.ToString(CultureInfo.InvariantCulture)) { Wanted = wanted };

    /// <summary>The list has the first of these words, or another that does for it.</summary>
    public static Demand Lists(ClusterProgram programs, string flag, params string[] words) => new(Kind.Lists, programs, flag, words) { Wanted = words[0] };

    /// <summary>The list does not have this word.</summary>
    public static Demand NeverLists(ClusterProgram programs, string flag, string word) => new(Kind.NeverLists, programs, flag, word);

    /// <summary>The list has no other words than these; nothing written is as bad as another word.</summary>
    public static Demand OnlyLists(ClusterProgram programs, string flag, params string[] words) => new(Kind.OnlyLists, programs, flag, words);

    /// <summary>True where the component breaks the demand; <paramref name="at"/> is the flag that does, or null for an absent one.</summary>
    public bool IsBroken(ClusterComponent component, out ComponentFlag? at)
    {
        at = component.Find(Flag) ?? (_otherName is null ? null : component.Find(_otherName));
        if (_kind == Kind.Unset)
            return at is not null;
        if (at is null && _kind == Kind.Never && _countsInConfiguration)
            return component.IsConfiguration && !component.IsOpen;
        if (at is null)
            return _kind is not (Kind.Never or Kind.NeverLists or Kind.AtMostSeconds) && IsAbsentForSure(component);
        if (at.Value is not { } value)
            return false;
        switch (_kind)
        {
            case Kind.Exactly:
                return !Same(value, _words[0]);
            case Kind.Never:
                return Same(value, _words[0]) || (_words[0] == "0" && Seconds(value) == 0);
            case Kind.Set:
                foreach (var other in _words)
                {
                    if (component.Find(other) is null && IsAbsentForSure(component))
                    {
                        at = null;
                        return true;
                    }
                }
                return value.Length == 0;
            case Kind.AtLeast:
                return int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < int.Parse(_words[0], CultureInfo.InvariantCulture);
            case Kind.AtMostSeconds:
                return Seconds(value) is { } seconds && (seconds == 0 || seconds > int.Parse(_words[0], CultureInfo.InvariantCulture));
            case Kind.Lists:
                return !Array.Exists(_words, word => Has(value, word));
            case Kind.NeverLists:
                return Has(value, _words[0]);
            default:
                foreach (var word in value.Split(','))
                {
                    if (Array.IndexOf(_words, word.Trim()) < 0)
                        return true;
                }
                return false;
        }
    }

    /// <summary>The flag's value after the repair; null where there is none to offer.</summary>
    public string? Repaired => _kind switch
    {
        // A plugin or mode that is added wants configuration too.
        Kind.Set or Kind.Unset or Kind.Lists or Kind.NeverLists or Kind.OnlyLists => null,
        _ => Wanted,
    };

    bool IsAbsentForSure(ClusterComponent component) => !component.IsOpen && (!component.IsConfiguration || _countsInConfiguration);

    // The durations of Go, as far as whole hours, minutes and seconds go: 1h30m, 90s, 0.
    static long? Seconds(string text)
    {
        long total = 0, number = 0;
        var digits = 0;
        foreach (var c in text)
        {
            var unit = c switch { 'h' => 3600, 'm' => 60, 's' => 1, _ => 0 };
            if (c is >= '0' and <= '9' && ++digits < 10)
                number = number * 10 + (c - '0');
            else if (unit > 0 && digits > 0)
                (total, number, digits) = (total + number * unit, 0, 0);
            else
                return null;
        }
        return digits == 0 ? total : number == 0 && total == 0 ? 0 : null;
    }

    static bool Has(string list, string word)
    {
        foreach (var item in list.Split(','))
        {
            if (item.Trim() == word)
                return true;
        }
        return false;
    }

    // Programs read true, True and 1 alike.
    static bool Same(string value, string word) => string.Equals(value.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
