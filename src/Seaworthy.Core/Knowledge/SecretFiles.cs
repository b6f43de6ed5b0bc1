namespace Seaworthy.Knowledge;

/// <summary>Names under which private keys and credentials are kept.</summary>
static class SecretFiles
{
    static readonly string[] s_names =
    [
        "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519", ".netrc", ".pgpass", ".htpasswd", "credentials.json", "service-account.json", ".git-credentials",
            ".dockerconfigjson", ".pypirc", "kubeconfig", "terraform.tfvars", "secrets.json", "client_secret.json",
        "application_default_credentials.json",
    ];

    // Files whose own name says nothing, in folders that do.
    static readonly string[] s_places = [".aws/credentials", ".docker/config.json", ".kube/config", ".config/gcloud", ".azure/accessTokens.json"];

    static readonly string[] s_endings = [".pfx", ".p12", ".ppk", ".jks", ".keystore", ".kdbx", "-key.pem", ".key.pem", "_rsa.pem"];

    /// <summary>
    /// A file that lies beside a developer's sources and holds secrets: besides keys, dotenv files (not their examples) and secret settings.
    /// <c>appsettings.Development.json</c> is left out: each project has one, and mostly it only says how much to log.
    /// </summary>
    public static bool IsContextSecret(string name)
    {
        if (name == ".env" || (name.StartsWith(".env.", StringComparison.Ordinal) && !IsExample(name)))
            return true;
        return string.Equals(name, "secrets.json", StringComparison.OrdinalIgnoreCase)
            || string.Equals(name, "appsettings.secrets.json", StringComparison.OrdinalIgnoreCase)
            || IsSecret(name);
    }

    static bool IsExample(string name)
    {
        foreach (var ending in s_examples)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    static readonly string[] s_examples = ["example", "sample", "template", "dist", "defaults", "schema", "test", "vault", "tpl", "d.ts"];

    /// <summary>The last segment of a path is such a name.</summary>
    public static bool IsSecret(string path)
    {
        foreach (var location in s_places)
        {
            if (path.EndsWith(location, StringComparison.OrdinalIgnoreCase)
                && (path.Length == location.Length || path[path.Length - location.Length - 1] is '/' or '\\'))
                return true;
        }
        var name = path.Substring(path.LastIndexOfAny(['/', '\\']) + 1);
        foreach (var known in s_names)
        {
            if (string.Equals(name, known, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        foreach (var ending in s_endings)
        {
            if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return name is "private.key" or "server.key" or "privkey.pem" or "private.pem" or "tls.key";
    }
}
