namespace Seaworthy.Trust;

/// <summary>Reads the sections of the schemes.</summary>
static class PolicySchemes
{
    static readonly string[] s_checks = ["authenticity", "authenticTimestamp", "expiry", "revocation"];

    public static NotationPolicy ReadNotation(PolicyNode node)
    {
        var overrides = new Dictionary<string, string>(StringComparer.Ordinal);
        if (node.Child("override") is { } child)
        {
            foreach (var check in s_checks)
            {
                if (child.Find(check) is not null)
                    overrides[check] = check == "revocation" ? child.Word(check, "enforce", "log", "skip") : child.Word(check, "enforce", "log");
            }
            child.Finish();
        }
        var policy = new NotationPolicy
        {
            PolicyFile = node.FilePath("policyFile"),
            TrustStore = node.Text("trustStore"),
            Level = node.Word("level", "strict", "permissive", "audit", "skip"),
            Override = overrides,
            TrustStores = node.Texts("trustStores"),
            Certificates = node.FilePaths("certificates"),
            RootFingerprints = Fingerprints(node),
            TimestampCertificates = node.FilePaths("timestampCertificates"),
            Identities = node.Texts("identities"),
            VerifyTimestamp = node.Word("verifyTimestamp", "always", "afterCertExpiry"),
            ChecksRevocation = node.Word("revocation", "off", "online") == "online",
        };
        if (policy.PolicyFile is null && policy.Level != "skip")
        {
            if (policy.TrustStores.Count == 0 && policy.Certificates.Count == 0 && policy.RootFingerprints.Count == 0)
                node.Problem(node.Span, "nobody is trusted: name certificates, trustStores or rootFingerprints, or notation's policyFile");
            if (policy.Identities.Count == 0)
                node.Problem(node.Span, "identities is missing: name the subjects that may sign, or '*' for anyone below the roots");
        }
        CheckStores(node, policy.TrustStore);
        CheckSubjects(node);
        node.Finish();
        return policy;
    }

    static void CheckStores(PolicyNode node, string? folder)
    {
        foreach (var (store, span) in node.PlacedTexts("trustStores"))
        {
            var colon = store.IndexOf(':');
            var name = store.Substring(colon + 1);
            if (colon < 0 || store.Substring(0, colon) is not ("ca" or "signingAuthority" or "tsa") || !IsStoreName(name))
                node.Problem(span, $"'{store}' is not a trust store; write ca:NAME, signingAuthority:NAME or tsa:NAME");
            else if (folder is not null)
                node.AddFile($"{folder}/x509/{store.Substring(0, colon)}/{name}", span);
        }
    }

    // It becomes the name of a folder.
    static bool IsStoreName(string name)
    {
        foreach (var c in name)
        {
            if (c is not ((>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or '.' or '-'))
                return false;
        }
        return name.Length <= 128 && name.Trim('.').Length > 0;
    }

    static void CheckSubjects(PolicyNode node)
    {
        const string Kind = "x509.subject:";
        var identities = node.PlacedTexts("identities");
        var subjects = new List<Dictionary<string, string>>();
        foreach (var (identity, span) in identities)
        {
            if (identity == "*")
            {
                if (identities.Count > 1)
                    node.Problem(span, "'*' trusts everybody below the roots, so the other identities have no effect; write one or the other");
                continue;
            }
            string? why = null;
            if (!identity.StartsWith(Kind, StringComparison.Ordinal))
            {
                node.Problem(span, "an identity is '*', or 'x509.subject:' and a distinguished name");
            }
            else if (SubjectName.Parse(identity.Substring(Kind.Length), out why) is not { } subject)
            {
                node.Problem(span, $"'{identity}' is not a valid subject: {why}");
            }
            else
            {
                if (subjects.Exists(other => SubjectName.IsPartOf(other, subject) || SubjectName.IsPartOf(subject, other)))
                    node.Problem(span, "two identities overlap; remove the narrower one");
                subjects.Add(subject);
            }
        }
    }

    public static SigstorePolicy ReadSigstore(PolicyNode node)
    {
        var identities = new List<SigstoreIdentity>();
        foreach (var child in node.Children("identities"))
        {
            var identity = new SigstoreIdentity
            {
                Identity = child.Text("identity"),
                IdentityPattern = child.Text("identityPattern"),
                Issuer = child.Text("issuer"),
                IssuerPattern = child.Text("issuerPattern"),
            };
            CheckPattern(child, "identityPattern", identity.IdentityPattern);
            CheckPattern(child, "issuerPattern", identity.IssuerPattern);
            if (identity.Identity is null == identity.IdentityPattern is null)
                child.Problem(child.Span, "write one of identity and identityPattern");
            if (identity.Issuer is null == identity.IssuerPattern is null)
                child.Problem(child.Span, "write one of issuer and issuerPattern");
            child.Finish();
            identities.Add(identity);
        }
        var policy = new SigstorePolicy
        {
            Keys = node.FilePaths("keys"),
            Identities = identities,
            TrustedRoot = node.FilePath("trustedRoot"),
            RequiresLog = node.Flag("requireLog", true),
            RequiresCertificateTimestamp = node.Flag("requireCertificateTimestamp", true),
            Repository = node.Text("repository"),
            Attestations = node.Texts("attestations"),
        };
        if (policy.Keys.Count == 0 && policy.Identities.Count == 0)
            node.Problem(node.Span, "nobody is trusted: name keys or identities");
        node.Finish();
        return policy;
    }

    public static ContentTrustPolicy ReadContentTrust(PolicyNode node)
    {
        var policy = new ContentTrustPolicy
        {
            Server = node.Text("server"),
            ServerCertificates = node.FilePath("serverCertificates"),
            RootKeyIds = node.Texts("rootKeyIds"),
            RootCertificates = node.FilePaths("rootCertificates"),
            TrustsFirstUse = node.Flag("trustFirstUse", true),
            Signers = node.Texts("signers"),
        };
        if (node.Find("server") is { } server && policy.Server is { } address && !ContentTrustPolicy.IsServer(address))
            node.Problem(server.Value.Span,
                "server is not an https address without user name and query, such as https://notary.example.com; http is for this machine only");
        if (!policy.TrustsFirstUse && policy.RootKeyIds.Count == 0 && policy.RootCertificates.Count == 0)
            node.Problem(node.Span, "nothing could be trusted: name rootKeyIds or rootCertificates, or allow trustFirstUse");
        node.Finish();
        return policy;
    }

    static void CheckPattern(PolicyNode node, string key, string? pattern)
    {
        if (pattern is not null && IdentityPattern.FaultOf(pattern) is { } fault)
            node.Problem(node.Find(key)!.Value.Span, $"{key} is not a valid regular expression: {fault}");
    }

    static List<string> Fingerprints(PolicyNode node)
    {
        var fingerprints = new List<string>();
        foreach (var (text, span) in node.PlacedTexts("rootFingerprints"))
        {
            var hex = text.Replace(":", "").ToLowerInvariant();
            var isHex = hex.Length == 64;
            foreach (var c in hex)
                isHex &= c is (>= '0' and <= '9') or (>= 'a' and <= 'f');
            if (!isHex)
                node.Problem(span, "a fingerprint is the SHA-256 of a certificate: 64 hexadecimal digits");
            fingerprints.Add(hex);
        }
        return fingerprints;
    }
}
