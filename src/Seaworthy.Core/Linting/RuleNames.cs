namespace Seaworthy.Linting;

/// <summary>Finds rules by what people call them.</summary>
public static class RuleNames
{
    /// <summary>By id, name, or the id of another tool with or without the tool's name; several rules may share one of those.</summary>
    public static List<Rule> Find(string name)
    {
        if (Catalogue.Find(name) is { } own)
            return [own];
        var found = new List<Rule>();
        foreach (var info in Catalogue.Infos)
        {
            foreach (var alias in info.Aliases)
            {
                if (!Matches(alias, name))
                    continue;
                found.Add(Catalogue.Get(info));
                break;
            }
        }
        return found;
    }

    /// <summary>The id or name that somebody probably meant, or null.</summary>
    public static string? Nearest(string written)
    {
        var names = new List<string>(Catalogue.Infos.Length * 2);
        foreach (var info in Catalogue.Infos)
        {
            names.Add(info.Id);
            names.Add(info.Slug);
        }
        return DidYouMean.Find(written, names);
    }

    static bool Matches(string alias, string name) =>
        string.Equals(alias, name, StringComparison.OrdinalIgnoreCase) || PeerIds.Matches(alias, alias.Substring(0, alias.IndexOf(':')), name);
}
