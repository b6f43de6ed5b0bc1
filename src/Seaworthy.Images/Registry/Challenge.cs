using System;
using System.Collections.Generic;
using System.Text;

namespace Seaworthy.Images.Registry;

/// <summary>What a server wants before it answers (RFC 9110, section 11.6.1).</summary>
sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    const int Longest = 8192;

    public bool IsBearer => Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase);

    public bool IsBasic => Scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase);

    public string? this[string name] => Parameters.TryGetValue(name, out var value) ? value : null;

    /// <summary>A token before a password; null where neither is asked for.</summary>
    public static Challenge? Choose(IEnumerable<string> headers)
    {
        Challenge? basic = null;
        foreach (var header in headers)
        {
            foreach (var challenge in Parse(header))
            {
                if (challenge.IsBearer && challenge["realm"] is not null)
                    return challenge;
                if (challenge.IsBasic)
                    basic ??= challenge;
            }
        }
        return basic;
    }

    /// <summary>The challenges of one header; several may stand behind each other, separated by commas like their parameters.</summary>
    public static IReadOnlyList<Challenge> Parse(string header)
    {
        var found = new List<Challenge>();
        if (header.Length > Longest)
            return found;
        Dictionary<string, string>? parameters = null;
        var at = 0;
        while (true)
        {
            while (at < header.Length && header[at] is ' ' or '\t' or ',')
                at++;
            var start = at;
            while (at < header.Length && header[at] is not (' ' or '\t' or ',' or '='))
                at++;
            if (at == start)
                return found;
            var word = header[start..at];
            var next = at;
            while (next < header.Length && header[next] is ' ' or '\t')
                next++;
            if (next < header.Length && header[next] == '=' && parameters is not null)
            {
                at = next + 1;
                parameters[word] = ReadValue(header, ref at);
            }
            else if (next < header.Length && header[next] == '=')
            {
                return found;
            }
            else
            {
                parameters = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
                found.Add(new Challenge(word, parameters));
            }
        }
    }

    static string ReadValue(string header, ref int at)
    {
        while (at < header.Length && header[at] is ' ' or '\t')
            at++;
        if (at < header.Length && header[at] == '"')
        {
            var value = new StringBuilder();
            for (at++; at < header.Length && header[at] != '"'; at++)
            {
                if (header[at] == '\\' && at + 1 < header.Length)
                    at++;
                value.Append(header[at]);
            }
            at++;
            return value.ToString();
        }
        var start = at;
        while (at < header.Length && header[at] is not (' ' or '\t' or ','))
            at++;
        return header[start..at];
    }
}
