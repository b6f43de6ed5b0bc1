namespace Seaworthy.Knowledge;

/// <summary>Modes of chmod(1), octal and symbolic.</summary>
static class FileModes
{
    /// <summary>Everybody may write, and no sticky bit limits what they may take away.</summary>
    public static bool IsWorldWritable(string mode)
    {
        if (Octal(mode) is { } bits)
            return (bits & 2) != 0 && (bits & 0x200) == 0;
        return mode.IndexOf('t') < 0 && Grants(mode, 'w', static who => who is 'o' or 'a');
    }

    /// <summary>Sets the setuid bit.</summary>
    public static bool SetsUser(string mode) =>
        Octal(mode) is { } bits ? (bits & 0x800) != 0 : Grants(mode, 's', static who => who is 'u');

    /// <summary>Sets the setgid bit.</summary>
    public static bool SetsGroup(string mode) =>
        Octal(mode) is { } bits ? (bits & 0x400) != 0 : Grants(mode, 's', static who => who is 'g');

    /// <summary>An octal mode that lets others read or write.</summary>
    public static bool IsWorldAccessible(string mode) => Octal(mode) is { } bits && (bits & 6) != 0;

    static int? Octal(string mode)
    {
        if (mode.Length is < 3 or > 5)
            return null;
        var bits = 0;
        foreach (var c in mode)
        {
            if (c is < '0' or > '7')
                return null;
            bits = (bits * 8) + (c - '0');
        }
        return bits;
    }

    // Clauses such as u+s,go=rwx: classes, an operator, permissions. Without a class the umask still protects others.
    static bool Grants(string mode, char permission, System.Func<char, bool> isClass)
    {
        foreach (var clause in mode.Split(','))
        {
            var op = clause.IndexOfAny(['+', '=']);
            if (op <= 0 || clause.IndexOf(permission, op) < 0)
                continue;
            for (var i = 0; i < op; i++)
            {
                if (isClass(clause[i]))
                    return true;
            }
        }
        return false;
    }
}
