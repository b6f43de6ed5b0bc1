namespace Seaworthy.Knowledge;

/// <summary>Decides whether a variable carries a secret, by its name and its value together: the name alone cries wolf.</summary>
static class SecretNames
{
    static readonly HashSet<string> s_words =
    [
        "apikey", "accesskey", "secretkey", "privatekey", "auth", "credential", "credentials", "passwd", "password", "passphrase", "pword", "psw", "pwd",
            "secret", "secrets", "token", "pat", "pass",
    ];

    // Words that turn a name away from the secret itself: where it lies, how long it lives, what it is called.
    static readonly HashSet<string> s_turningAway =
    [
        "file", "path", "dir", "location", "url", "uri", "endpoint", "name", "id", "public", "version", "expiry", "expire", "expires", "expiration", "ttl",
            "timeout", "length", "size", "min",
        "max", "policy", "type", "method", "mode", "enabled", "enable", "disable", "disabled", "allow", "required", "require", "provider", "issuer",
            "audience", "realm", "header", "algorithm",
        "algo", "field", "key", "hash", "rounds", "count", "limit", "host", "port", "user", "username", "validation", "reset", "rotation", "empty", "random",
            "generate", "prompt", "store", "class", "plugin",
        "owner", "arn", "ref", "scope", "scopes", "server", "service", "namespace", "cache", "refresh", "change", "force", "use", "has", "is", "no", "skip",
    ];

    /// <summary>The name says that its value is a secret.</summary>
    public static bool IsSecretName(string name)
    {
        if (!HasStem(name))
            return false;
        var words = Words(name);
        // MinIO's access key is the name of its first user.
        if (words.Count == 0 || (words.Count == 3 && words[0] == "minio" && words[1] == "access" && words[2] == "key"))
            return false;
        for (var i = 0; i < words.Count; i++)
        {
            var word = words[i];
            var next = i + 1 < words.Count ? words[i + 1] : "";
            var isSecret = s_words.Contains(word) ? word is not ("pat" or "auth" or "pass") || words.Count > 1 || word == "pass"
                : next == "key" && word is "api" or "access" or "private" or "encryption" or "signing" or "account" or "secret" or "storage" or "ssh"
                    or "master" or "jwt" or "client" or "app" or "application" or "session" or "hmac" or "aes" or "deploy";
            if (!isSecret || (word == "auth" && i < words.Count - 1))
                continue;
            var last = words[words.Count - 1];
            var endsAway = last != word && last != "key" && s_turningAway.Contains(last);
            var startsAway = words[0] is "public" or "disable" or "enable" or "allow" or "require" or "no" or "skip" or "use" or "has" or "is";
            return !endsAway && !startsAway && !words.Contains("public") && !words.Contains("pull") && !words.Contains("existing");
        }
        return IsWholeToken(words);
    }

    // Names that end so hold the token itself, or a key of that cloud.
    static bool IsWholeToken(List<string> words)
    {
        var last = words[words.Count - 1];
        return last is "bearer" or "jwt" || (last == "key" && words[0] == "azure" && !words.Contains("public"))
            || (last == "content" && words.Count > 2 && words[words.Count - 2] == "key" && words[0] == "oci");
    }

    /// <summary>The name of the half of a key that is no secret by itself, and seldom stands alone.</summary>
    public static bool IsKeyId(string name) => name.EndsWith("access_key_id", StringComparison.OrdinalIgnoreCase);

    /// <summary>A value that could be the secret itself: not empty, not a reference, a path, a switch or a number of seconds.</summary>
    public static bool CouldBeSecret(string value)
    {
        var text = value.Trim();
        if (text.Length == 0 || text.IndexOf('$') >= 0 || text.StartsWith("{{", StringComparison.Ordinal) || text.StartsWith("<", StringComparison.Ordinal))
            return false;
        if (text[0] is '/' or '~' or '.' || text.StartsWith("file:", StringComparison.OrdinalIgnoreCase)
            || text.StartsWith("/run/secrets", StringComparison.Ordinal))
            return false;
        if (IsPlaceholder(text))
            return false;
        return text.ToLowerInvariant() is not ("true" or "false" or "yes" or "no" or "on" or "off" or "none" or "null" or "0" or "1" or "basic" or "bearer"
            or "jwt" or "oauth" or "oauth2" or "ldap" or "unset" or "default"
            or "trust" or "md5" or "scram-sha-256");
    }

    // GOOGLE_API_KEY_VAL, CHANGE_ME: words in capitals are for somebody to replace.
    static bool IsPlaceholder(string text)
    {
        var letters = 0;
        foreach (var c in text)
        {
            if (c is not ((>= 'A' and <= 'Z') or '_' or '-'))
                return false;
            letters += c is >= 'A' and <= 'Z' ? 1 : 0;
        }
        return letters > 2 && text.IndexOfAny(['_', '-']) > 0;
    }

    // Each of the words holds one of these; most names hold none, and need not be taken apart.
    static bool HasStem(string name)
    {
        for (var i = 0; i + 2 < name.Length; i++)
        {
            var has = name[i] switch
            {
                'k' or 'K' => Stands("key", name, i),
                'a' or 'A' => Stands("auth", name, i),
                'b' or 'B' => Stands("bearer", name, i),
                'j' or 'J' => Stands("jwt", name, i),
                'c' or 'C' => Stands("cred", name, i),
                't' or 'T' => Stands("token", name, i),
                's' or 'S' => Stands("secret", name, i),
                'p' or 'P' => Stands("pass", name, i) || Stands("pwd", name, i) || Stands("pat", name, i) || Stands("psw", name, i) || Stands("pword", name, i),
                _ => false,
            };
            if (has)
                return true;
        }
        return false;
    }

    static bool Stands(string stem, string name, int at)
    {
        if (name.Length - at < stem.Length)
            return false;
        for (var i = 1; i < stem.Length; i++)
        {
            if ((name[at + i] | 0x20) != stem[i])
                return false;
        }
        return true;
    }

    // PGPASSWORD, DbPassword and DB__PASSWORD are all words: split at what is no letter or digit and at changes from lower to upper case.
    static List<string> Words(string name)
    {
        var words = new List<string>(4);
        var start = -1;
        for (var i = 0; i <= name.Length; i++)
        {
            var inWord = i < name.Length && char.IsLetterOrDigit(name[i]);
            var breaks = start >= 0 && (!inWord || (char.IsUpper(name[i]) && char.IsLower(name[i - 1])));
            if (breaks)
            {
                AddWord(words, name.Substring(start, i - start).ToLowerInvariant());
                start = -1;
            }
            if (inWord && start < 0)
                start = i;
        }
        return words;
    }

    // One word that ends in a telling one: pgpassword, dbpasswd, authtoken.
    static void AddWord(List<string> words, string word)
    {
        foreach (var ending in s_endings)
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                words.Add(word.Substring(0, word.Length - ending.Length));
                words.Add(ending);
                return;
            }
        }
        words.Add(word);
    }

    static readonly string[] s_endings = ["password", "passwd", "apikey", "secret", "token", "passphrase"];
}
