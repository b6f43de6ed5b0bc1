using System.Globalization;
using Seaworthy.Knowledge;

namespace Seaworthy.Rules.Labels;

/// <summary>The types of label values.</summary>
static class LabelTypes
{
    public static string NameOf(string type) => type switch
    {
        "url" => "a URL, such as https://example.com",
        "rfc3339" => "an RFC 3339 time, such as 2026-11-24T13:00:00Z",
        "spdx" => "an SPDX license, such as MIT",
        "hash" => "a commit hash of 7 to 64 hexadecimal digits",
        "semver" => "a semantic version, such as 1.4.2",
        _ => "an email address",
    };

    /// <summary>Also true for an unknown type, whose values cannot be checked.</summary>
    public static bool Matches(string type, string value) => type switch
    {
        "url" => IsUrl(value),
        "rfc3339" => IsDateTime(value),
        "spdx" => SpdxLicenses.IsExpression(value),
        "hash" => IsHash(value),
        "semver" => IsVersion(value),
        "email" => IsMail(value),
        _ => true,
    };

    static bool IsUrl(string value) => value.IndexOf("://", StringComparison.Ordinal) > 0 && Uri.TryCreate(value, UriKind.Absolute, out _);

    // RFC 3339, section 5.6.
    static bool IsDateTime(string value)
    {
        if (value.Length < 20 || value[4] != '-' || value[7] != '-' || value[10] is not ('T' or 't' or ' ') || value[13] != ':' || value[16] != ':')
            return false;
        return Number(value, 0, 4) is { } year && Number(value, 5, 2) is { } month && Number(value, 8, 2) is { } day
            && CalendarDate.Of(year, month, day) is not null &&
            Number(value, 11, 2) is < 24 && Number(value, 14, 2) is < 60 && Number(value, 17, 2) is <= 60 && IsOffset(value.Substring(SkipFraction(value)));
    }

    static int? Number(string value, int start, int count) =>
        int.TryParse(value.Substring(start, count), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static int SkipFraction(string value)
    {
        var position = 19;
        if (value[position] != '.')
            return position;
        position++;
        while (position < value.Length && value[position] is >= '0' and <= '9')
            position++;
        return position;
    }

    static bool IsOffset(string offset) =>
        offset is "Z" or "z" || (offset.Length == 6 && offset[0] is '+' or '-' && offset[3] == ':' && IsDigits(offset, 1, 2) && IsDigits(offset, 4, 2));

    static bool IsHash(string value)
    {
        foreach (var c in value)
        {
            if (c is not ((>= '0' and <= '9') or (>= 'a' and <= 'f') or (>= 'A' and <= 'F')))
                return false;
        }
        return value.Length is >= 7 and <= 64;
    }

    // semver.org, version 2.0.0.
    static bool IsVersion(string value)
    {
        var plus = value.IndexOf('+');
        var core = plus < 0 ? value : value.Substring(0, plus);
        if (plus >= 0 && !IsIdentifiers(value.Substring(plus + 1), allowLeadingZero: true))
            return false;
        var dash = core.IndexOf('-');
        if (dash >= 0 && !IsIdentifiers(core.Substring(dash + 1), allowLeadingZero: false))
            return false;
        var numbers = (dash < 0 ? core : core.Substring(0, dash)).Split('.');
        if (numbers.Length != 3)
            return false;
        foreach (var number in numbers)
        {
            if (!IsDigits(number, 0, number.Length) || (number.Length > 1 && number[0] == '0'))
                return false;
        }
        return true;
    }

    static bool IsIdentifiers(string text, bool allowLeadingZero)
    {
        foreach (var part in text.Split('.'))
        {
            if (part.Length == 0 || (!allowLeadingZero && part.Length > 1 && part[0] == '0' && IsDigits(part, 0, part.Length)))
                return false;
            foreach (var c in part)
            {
                if (!(c is '-' or (>= '0' and <= '9') or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')))
                    return false;
            }
        }
        return true;
    }

    // One '@' with a name before it and a domain with a dot after it.
    static bool IsMail(string value)
    {
        var at = value.IndexOf('@');
        return at > 0 && at == value.LastIndexOf('@') && value.IndexOf(' ') < 0 && value.IndexOf('.', at) > at + 1 && value[value.Length - 1] != '.';
    }

    static bool IsDigits(string text, int start, int count)
    {
        for (var i = start; i < start + count; i++)
        {
            if (text[i] is < '0' or > '9')
                return false;
        }
        return count > 0;
    }
}
