using YamlDotNet.Core;
using YamlDotNet.Core.Tokens;

namespace Seaworthy.Syntax.Yaml;

/// <summary>The directives of a document: which YAML it is, and what the handles of its tags stand for (YAML 1.2, 6.8).</summary>
sealed class YamlDirectives
{
    readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Reads what stands in front of <c>---</c>; false where nothing does.</summary>
    public bool Read(YamlTokens tokens)
    {
        _prefixes.Clear();
        if (tokens.Kind is not (YamlTokenKind.VersionDirective or YamlTokenKind.TagDirective))
            return false;
        var hasVersion = false;
        for (; ; tokens.Take())
        {
            switch (tokens.Current)
            {
                case VersionDirective version:
                    if (hasVersion)
                        throw tokens.Fault("the %YAML directive stands here a second time");
                    if (version.Version.Major != 1)
                        throw tokens.Fault("only YAML 1 is known");
                    hasVersion = true;
                    break;
                case TagDirective tag:
                    if (_prefixes.ContainsKey(tag.Handle))
                        throw tokens.Fault("the %TAG directive stands here a second time for one handle");
                    _prefixes.Add(tag.Handle, tag.Prefix);
                    break;
                default:
                    return true;
            }
        }
    }

    /// <summary>The tag with its handle spelt out; null for none.</summary>
    public string? NameOf(Tag tag)
    {
        var prefix = tag.Handle switch
        {
            null or "" => "",
            { } handle when _prefixes.TryGetValue(handle, out var known) => known,
            "!" => "!",
            "!!" => "tag:yaml.org,2002:",
            _ => throw new SemanticErrorException(tag.Start, tag.End, "nobody says what the handle of this tag stands for; a %TAG directive would"),
        };
        var name = prefix + tag.Suffix;
        return name.Length == 0 ? null : name;
    }
}
