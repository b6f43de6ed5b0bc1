namespace Seaworthy.Model;

/// <summary>One entry of a list; its text is null where it cannot be known.</summary>
sealed record ListItem(string? Text, Location Location, Route? Route);

/// <summary>A setting that is a list of words, such as the capabilities to drop.</summary>
sealed class ListSetting : Setting
{
    readonly bool _isKnown;

    internal ListSetting(Written written, Origin origin, Location location, string[] path, Route? route, IReadOnlyList<ListItem> items, bool isKnown)
        : base(written, origin, location, path, route)
    {
        Items = items;
        _isKnown = isKnown;
    }

    public IReadOnlyList<ListItem> Items { get; }

    /// <summary>True when every entry is certain, an absent list included.</summary>
    public bool IsKnown
    {
        get
        {
            if (!_isKnown)
                return false;
            foreach (var item in Items)
            {
                if (item.Text is null)
                    return false;
            }
            return true;
        }
    }

    /// <summary>An entry certainly matches.</summary>
    public bool Has(Func<string, bool> matches)
    {
        foreach (var item in Items)
        {
            if (item.Text is not null && matches(item.Text))
                return true;
        }
        return false;
    }

    /// <summary>No entry matches, and none is unknown.</summary>
    public bool Lacks(Func<string, bool> matches) => IsKnown && !Has(matches);

    internal static ListSetting NotApplicable { get; } = new(Written.NotApplicable, Origin.None, default, [], null, [], false);
}
