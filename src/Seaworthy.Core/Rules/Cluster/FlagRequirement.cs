using System.Globalization;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Cluster;

/// <summary>What a benchmark requires of one flag of a program.</summary>
sealed class FlagRequirement
{
    /// <summary>Cipher suites with forward secrecy and authenticated encryption, and those of TLS 1.3, with the names that Go uses.</summary>
    public static readonly string[] StrongCiphers =
    [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
    ];

    public enum Form
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

    FlagRequirement(Form kind, ClusterProgram program, string flag, params string[] words)
    {
        Kind = kind;
        Program = program;
        Flag = flag;
        Words = words;
    }

    public Form Kind { get; }

    public ClusterProgram Program { get; }

    public string Flag { get; }

    /// <summary>The values that the requirement names, or the other flags that it requires.</summary>
    public string[] Words { get; }

    /// <summary>The value for the message and the fix; null where the flag must be removed, or where only the author knows the value.</summary>
    public string? Wanted { get; private set; }

    /// <summary>The minor version of Kubernetes that removed the flag or its effect.</summary>
    public int? End { get; private set; }

    /// <summary>A missing field of a configuration object is as bad as a missing flag; otherwise the default of the object is safe.</summary>
    public bool CountsInConfiguration { get; private set; }

    string? _otherName;

    public FlagRequirement AlsoInConfiguration()
    {
        CountsInConfiguration = true;
        return this;
    }

    /// <summary>A wrong name of the flag that is in use; the program does not start with it.</summary>
    public FlagRequirement AlsoNamed(string name)
    {
        _otherName = name;
        return this;
    }

    /// <summary>Kubernetes 1.<paramref name="minor"/> removed the flag or its effect.</summary>
    public FlagRequirement Until(int minor)
    {
        End = minor;
        return this;
    }

    /// <summary>A flag that a later release rejects is still checked where the requirement is a value: it shows the intention of its author.</summary>
    public bool HoldsFor(ClusterComponent component, KubernetesVersion version) =>
        End is not { } end || (component.Minor is { } minor ? minor < end : !version.IsAtLeast(end)) ||
        (Kind == Form.Exactly && component.Find(Flag) is not null);

    /// <summary>The flag has this value; a missing flag is as bad as another value.</summary>
    public static FlagRequirement Exactly(ClusterProgram program, string flag, string value) => new(Form.Exactly, program, flag, value) { Wanted = value };

    /// <summary>The flag does not have this value, nor an equal duration in another notation.</summary>
    public static FlagRequirement Never(ClusterProgram program, string flag, string value, string wanted) =>
        new(Form.Never, program, flag, value) { Wanted = wanted };

    public static FlagRequirement Unset(ClusterProgram program, string flag) => new(Form.Unset, program, flag);

    /// <summary>All of the flags are set.</summary>
    public static FlagRequirement Set(ClusterProgram program, string flag, params string[] others) => new(Form.Set, program, flag, others);

    /// <summary>The flag is a number of at least this value.</summary>
    public static FlagRequirement AtLeast(ClusterProgram program, string flag, int least, bool isUsual = true)
    {
        var number = least.ToString(CultureInfo.InvariantCulture);
        return new(Form.AtLeast, program, flag, number) { Wanted = isUsual ? number : null };
    }

    /// <summary>The flag is a duration that is neither unlimited nor longer than this.</summary>
    public static FlagRequirement AtMostSeconds(ClusterProgram program, string flag, int most, string wanted) =>
        new(Form.AtMostSeconds, program, flag, most.ToString(CultureInfo.InvariantCulture)) { Wanted = wanted };

    /// <summary>The list contains the first of these words, or an equivalent one.</summary>
    public static FlagRequirement Lists(ClusterProgram program, string flag, params string[] words) =>
        new(Form.Lists, program, flag, words) { Wanted = words[0] };

    /// <summary>The list does not contain this word.</summary>
    public static FlagRequirement NeverLists(ClusterProgram program, string flag, string word) => new(Form.NeverLists, program, flag, word);

    /// <summary>The list contains only these words; a missing list is as bad as another word.</summary>
    public static FlagRequirement OnlyLists(ClusterProgram program, string flag, params string[] words) => new(Form.OnlyLists, program, flag, words);

    /// <summary>True where the component violates the requirement; <paramref name="at"/> is the flag at fault, or null for a missing one.</summary>
    public bool IsBroken(ClusterComponent component, out ComponentFlag? at)
    {
        at = component.Find(Flag) ?? (_otherName is null ? null : component.Find(_otherName));
        if (Kind == Form.Unset)
            return at is not null;
        if (at is null && Kind == Form.Never && CountsInConfiguration)
            return component.IsConfiguration && !component.IsOpen;
        if (at is null)
            return Kind is not (Form.Never or Form.NeverLists or Form.AtMostSeconds) && IsAbsentForSure(component);
        if (at.Value is not { } value)
            return false;
        switch (Kind)
        {
            case Form.Exactly:
                return !Same(value, Words[0]);
            case Form.Never:
                return Same(value, Words[0]) || (Words[0] == "0" && Seconds(value) == 0);
            case Form.Set:
                foreach (var other in Words)
                {
                    if (component.Find(other) is null && IsAbsentForSure(component))
                    {
                        at = null;
                        return true;
                    }
                }
                return value.Length == 0;
            case Form.AtLeast:
                return int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) && number < Limit;
            case Form.AtMostSeconds:
                return Seconds(value) is { } seconds && (seconds == 0 || seconds > Limit);
            case Form.Lists:
                return !Array.Exists(Words, word => Has(value, word));
            case Form.NeverLists:
                return Has(value, Words[0]);
            default:
                foreach (var word in value.Split(','))
                {
                    if (Array.IndexOf(Words, word.Trim()) < 0)
                        return true;
                }
                return false;
        }
    }

    /// <summary>The value that the fix writes; null where there is no fix.</summary>
    public string? Repaired => Kind switch
    {
        // A plugin or mode that is added needs configuration too.
        Form.Set or Form.Unset or Form.Lists or Form.NeverLists or Form.OnlyLists => null,
        _ => Wanted,
    };

    int Limit => int.Parse(Words[0], CultureInfo.InvariantCulture);

    bool IsAbsentForSure(ClusterComponent component) => !component.IsOpen && (!component.IsConfiguration || CountsInConfiguration);

    // Durations of Go with whole hours, minutes and seconds only: 1h30m, 90s, 0.
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

    // The programs accept true and True.
    static bool Same(string value, string word) => string.Equals(value.Trim(), word, StringComparison.OrdinalIgnoreCase);
}
