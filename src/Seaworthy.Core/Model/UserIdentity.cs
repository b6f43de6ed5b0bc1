using System.Globalization;

namespace Seaworthy.Model;

/// <summary>A <c>user[:group]</c> as USER, compose and <c>docker run</c> spell it; either part by name or number.</summary>
readonly record struct UserIdentity(string User, string? Group)
{
    public static UserIdentity Parse(string text)
    {
        var colon = text.IndexOf(':');
        return colon < 0 ? new UserIdentity(text.Trim(), null) : new UserIdentity(text.Substring(0, colon).Trim(), text.Substring(colon + 1).Trim());
    }

    /// <summary>The numeric user id, or null for a name.</summary>
    public long? Uid => long.TryParse(User, NumberStyles.None, CultureInfo.InvariantCulture, out var uid) ? uid : null;

    /// <summary>UID 0 by number or name. Windows' administrator account counts too: it is what root is on Linux.</summary>
    public bool IsRoot =>
        User.Length == 0 ? Group is not null : Uid == 0 || string.Equals(User, "root", StringComparison.OrdinalIgnoreCase)
            || string.Equals(User, "ContainerAdministrator", StringComparison.OrdinalIgnoreCase);

    public override string ToString() => Group is null ? User : User + ":" + Group;
}
