namespace Seaworthy.Knowledge;

/// <summary>Secrets that give themselves away by their form, whatever they are called. Sources: the issuers' own pages on token formats.</summary>
static class SecretFormats
{
    // Prefix, and how many characters must follow at least.
    static readonly (string Prefix, int Least, string Kind)[] s_prefixes =
    [
        ("AKIA", 16, "an AWS access key"), ("ASIA", 16, "an AWS access key"),
        ("ghp_", 36, "a GitHub token"), ("gho_", 36, "a GitHub token"), ("ghu_", 36, "a GitHub token"), ("ghs_", 36, "a GitHub token"),
            ("ghr_", 36, "a GitHub token"),
        ("github_pat_", 50, "a GitHub token"), ("glpat-", 20, "a GitLab token"), ("gldt-", 20, "a GitLab token"),
        ("xoxb-", 20, "a Slack token"), ("xoxp-", 20, "a Slack token"), ("xoxa-", 20, "a Slack token"), ("xoxr-", 20, "a Slack token"),
            ("xoxs-", 20, "a Slack token"), ("xapp-", 20, "a Slack token"),
        ("sk_live_", 20, "a Stripe key"), ("rk_live_", 20, "a Stripe key"), ("AIza", 35, "a Google API key"), ("SG.", 60, "a SendGrid key"),
        ("npm_", 36, "an npm token"), ("pypi-AgEI", 50, "a PyPI token"), ("dckr_pat_", 20, "a Docker token"), ("hvs.", 24, "a Vault token"),
        ("sk-ant-", 30, "an API key"), ("sk-proj-", 30, "an API key"), ("oy2", 43, "a NuGet API key"), ("dop_v1_", 64, "a DigitalOcean token"),
            ("dapi", 32, "a Databricks token"),
        ("shpat_", 32, "a Shopify token"), ("AccountKey=", 60, "a storage account key"),
    ];

    /// <summary>Where a secret of a known form stands in the text, or null. <paramref name="kind"/> says what it is.</summary>
    public static TextSpan? Find(string text, out string kind)
    {
        kind = "";
        // Nothing shorter can hold one, and most values are shorter.
        if (text.Length < 8)
            return null;
        if (text.Length >= ShortestToken)
        {
            if (PrivateKey(text) is { } key)
            {
                kind = "a private key";
                return key;
            }
            if (Token(text, out kind) is { } token)
                return token;
        }
        if ((PasswordInAddress(text) ?? PasswordInConnection(text)) is { } password)
        {
            kind = "a password";
            return password;
        }
        return null;
    }

    /// <summary>
    /// The text is a token for one who shows it: a web token with its signature, or what follows <c>Bearer</c>. Some of them are meant for everybody, as
    /// the keys of pages in the browser.
    /// </summary>
    public static bool IsShownToken(string text)
    {
        const string Scheme = "Bearer ";
        if (text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            return text.Length >= Scheme.Length + 8 && text.IndexOf(' ', Scheme.Length) < 0 && IsLiteral(text.Substring(Scheme.Length));
        if (text.Length < ShortestToken || !text.StartsWith("eyJ", StringComparison.Ordinal))
            return false;
        var dots = 0;
        foreach (var c in text)
        {
            if (c == '.')
                dots++;
            else if (!IsPart(c) && c != '-')
                return false;
        }
        return dots == 2 && text[text.Length - 1] != '.';
    }

    // A token is one word of at least this many characters, so that looking at every sixteenth finds each word that could hold one.
    const int ShortestToken = 20;
    const int Stride = 16;

    static readonly bool[] s_isWord = WordCharacters();

    static TextSpan? Token(string text, out string kind)
    {
        kind = "";
        for (var i = Stride - 1; i < text.Length; i += Stride)
        {
            if (!IsWord(text[i]))
                continue;
            var start = i;
            while (start > 0 && IsWord(text[start - 1]))
                start--;
            while (i < text.Length && IsWord(text[i]))
                i++;
            if (i - start >= ShortestToken && TokenIn(text, start, i, out kind) is { } token)
                return token;
        }
        return null;
    }

    static TextSpan? TokenIn(string text, int wordStart, int wordEnd, out string kind)
    {
        kind = "";
        for (var start = wordStart; start <= wordEnd - ShortestToken; start++)
        {
            if ((start > 0 && IsPart(text[start - 1])) || text[start] is not ('A' or 'S' or 'd' or 'g' or 'h' or 'n' or 'o' or 'p' or 'r' or 's' or 'x'))
                continue;
            foreach (var (prefix, least, name) in s_prefixes)
            {
                if (text[start] != prefix[0] || string.CompareOrdinal(text, start, prefix, 0, prefix.Length) != 0)
                    continue;
                var end = start + prefix.Length;
                while (end < text.Length && (IsPart(text[end]) || text[end] is '-' or '.' or '+' or '/'))
                    end++;
                var span = TextSpan.FromBounds(start, end);
                if (end - start - prefix.Length < least || IsExample(text, span) || (least is 16 or 35 or 43 && end - start - prefix.Length != least))
                    continue;
                kind = name;
                return span;
            }
        }
        return null;
    }

    static bool IsWord(char c) => c < s_isWord.Length && s_isWord[c];

    static bool[] WordCharacters()
    {
        var isWord = new bool[128];
        for (var c = 0; c < isWord.Length; c++)
            isWord[c] = IsPart((char)c) || (char)c is '-' or '.' or '+' or '/' or '=';
        return isWord;
    }

    /// <summary>The password of <c>scheme://user:password@host</c>, or null.</summary>
    public static TextSpan? PasswordInAddress(string text)
    {
        // The sign is rarer than the colon, and without one there is nobody to have a password.
        var scheme = text.IndexOf('@') < 0 ? -1 : text.IndexOf("://", StringComparison.Ordinal);
        if (scheme <= 0)
            return null;
        var end = scheme + 3;
        var colon = -1;
        for (; end < text.Length && text[end] is not ('/' or '?' or '#' or '@' or ' ' or '"' or '\'' or '$' or '{' or '<'); end++)
        {
            if (text[end] == ':' && colon < 0)
                colon = end;
        }
        if (colon < 0 || end >= text.Length || text[end] != '@' || end == colon + 1)
            return null;
        return IsLiteral(text.Substring(colon + 1, end - colon - 1)) ? TextSpan.FromBounds(colon + 1, end) : null;
    }

    // Server=db;User Id=sa;Password=…;
    static TextSpan? PasswordInConnection(string text)
    {
        if (text.IndexOf(';') < 0 || text.IndexOf('=') < 0)
            return null;
        foreach (var name in s_connectionKeys)
        {
            var key = text.IndexOf(name, StringComparison.OrdinalIgnoreCase);
            if (key < 0 || (key > 0 && text[key - 1] is not (';' or ' ' or '"')))
                continue;
            var start = key + name.Length;
            var end = text.IndexOf(';', start);
            if (end < 0)
                end = text.Length;
            if (IsLiteral(text.Substring(start, end - start)))
                return TextSpan.FromBounds(start, end);
        }
        return null;
    }

    static readonly string[] s_connectionKeys = ["Password=", "Pwd="];

    /// <summary>A password that somebody really wrote down: no reference, no place-holder.</summary>
    public static bool IsLiteral(string value) =>
        SecretNames.CouldBeSecret(value) && value.IndexOfAny(['%', '{', '<', '*']) < 0 && value.IndexOf("...", StringComparison.Ordinal) < 0;

    static TextSpan? PrivateKey(string text)
    {
        var start = text.IndexOf("-----BEGIN ", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var end = text.IndexOf("PRIVATE KEY-----", start, StringComparison.Ordinal);
        return end < 0 ? null : TextSpan.FromBounds(start, text.Length);
    }

    static bool IsPart(char c) => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_';

    // Documentation writes keys that end in EXAMPLE, or that repeat one letter.
    static bool IsExample(string text, TextSpan span)
    {
        var distinct = 0;
        // Some dozens of characters say enough; a certificate in one word is long.
        var end = Math.Min(span.End, span.Start + 64);
        for (var i = span.Start + 4; i < end; i++)
        {
            if (text.IndexOf(text[i], span.Start + 4, i - span.Start - 4) < 0)
                distinct++;
        }
        return distinct < 6 || text.IndexOf("EXAMPLE", span.Start, span.Length, StringComparison.OrdinalIgnoreCase) >= 0;
    }
}
