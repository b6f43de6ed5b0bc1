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
                    overrides[check] = child.Word(check, "enforce", "log", "skip");
            }
            child.Finish();
        }
        var policy = new NotationPolicy
        {
            PolicyFile = node.Text("policyFile"),
            TrustStore = node.Text("trustStore"),
            Level = node.Word("level", "strict", "permissive", "audit", "skip"),
            Override = overrides,
            TrustStores = node.Texts("trustStores"),
            Certificates = node.Texts("certificates"),
            RootFingerprints = Fingerprints(node),
            TimestampCertificates = node.Texts("timestampCertificates"),
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
        foreach (var (identity, span) in node.PlacedTexts("identities"))
        {
            if (identity != "*" && !identity.StartsWith("x509.subject:", StringComparison.Ordinal))
                node.Problem(span, "an identity is '*', or 'x509.subject:' and a distinguished name");
        }
        node.Finish();
        return policy;
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
            if (identity.Identity is null == identity.IdentityPattern is null)
                child.Problem(child.Span, "write one of identity and identityPattern");
            if (identity.Issuer is null == identity.IssuerPattern is null)
                child.Problem(child.Span, "write one of issuer and issuerPattern");
            child.Finish();
            identities.Add(identity);
        }
        var policy = new SigstorePolicy
        {
            Keys = node.Texts("keys"),
            Identities = identities,
            TrustedRoot = node.Text("trustedRoot"),
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
            ServerCertificates = node.Text("serverCertificates"),
            RootKeyIds = node.Texts("rootKeyIds"),
            RootCertificates = node.Texts("rootCertificates"),
            TrustsFirstUse = node.Flag("trustFirstUse", true),
            Signers = node.Texts("signers"),
        };
        if (node.Find("server") is { } server && policy.Server is { } address && !address.StartsWith("https://", StringComparison.Ordinal) && !address.StartsWith("http://", StringComparison.Ordinal))
            node.Problem(server.Value.Span, "server is an address such as https://notary.example.com");
        if (!policy.TrustsFirstUse && policy.RootKeyIds.Count == 0 && policy.RootCertificates.Count == 0)
            node.Problem(node.Span, "nothing could be trusted: name rootKeyIds or rootCertificates, or allow trustFirstUse");
        node.Finish();
        return policy;
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
