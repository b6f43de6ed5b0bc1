using System;
using System.Collections.Generic;
using System.Text;
using Microsoft.CodeAnalysis.Diagnostics;
using Seaworthy.Model;

namespace Seaworthy.Analyzers;

/// <summary>The keys that <c>.editorconfig</c> and <c>.globalconfig</c> set for a file; files with equal keys get one object and are resolved once.</summary>
sealed class SettingsSources
{
    const string OwnKeys = "seaworthy_";

    readonly Dictionary<string, ISettingsSource> _byKeys = new(StringComparer.Ordinal);

    /// <summary>Null where no key is ours.</summary>
    public ISettingsSource? For(AnalyzerConfigOptions options)
    {
        if (KeysOf(options) is not { } keys)
            return new Source(options);
        if (keys.Length == 0)
            return null;
        if (!_byKeys.TryGetValue(keys, out var source))
            _byKeys.Add(keys, source = new Source(options));
        return source;
    }

    // Null where the host cannot list its keys, as its interface allows.
    static string? KeysOf(AnalyzerConfigOptions options)
    {
        try
        {
            var own = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var key in options.Keys)
            {
                if (key.StartsWith(OwnKeys, StringComparison.OrdinalIgnoreCase))
                    own.Add(key);
            }
            var keys = new StringBuilder();
            foreach (var key in own)
                keys.Append(key).Append('=').Append(options.TryGetValue(key, out var value) ? value : "").Append('\n');
            return keys.ToString();
        }
        catch (NotImplementedException)
        {
            return null;
        }
    }

    sealed class Source(AnalyzerConfigOptions options) : ISettingsSource
    {
        public string? Get(string key) => options.TryGetValue(key, out var value) ? value : null;
    }
}
