using Seaworthy.Syntax;

namespace Seaworthy.Trust;

/// <summary>
/// Reads <c>seaworthy.trust.yaml</c>. What it does not understand is a problem: a policy that is silently weaker than it seems is worse than none.
/// </summary>
static class PolicyReader
{
    public static PolicyFile Read(YamlSyntax yaml)
    {
        var problems = new List<SyntaxDiagnostic>();
        if (yaml.IsTemplate || yaml.Diagnostics.Count > 0)
        {
            problems.Add(yaml.Diagnostics.Count > 0 ? yaml.Diagnostics[0]
                : new SyntaxDiagnostic(new TextSpan(0, Math.Min(1, yaml.Source.Length)), "the policy is a template"));
            return new PolicyFile(new TrustPolicy(), problems);
        }
        if (yaml.Documents.Count != 1 || yaml.Documents[0].Root is not YamlMapping mapping)
        {
            problems.Add(new SyntaxDiagnostic(new TextSpan(0, Math.Min(1, yaml.Source.Length)),
                "the policy is one mapping with version, registries and scopes"));
            return new PolicyFile(new TrustPolicy(), problems);
        }
        var files = new List<PolicyFileName>();
        var root = new PolicyNode(mapping, problems, files);
        if (root.Find("version") is null)
            root.Problem(root.Span, "version: 1 is missing");
        else
            root.Number("version", 1, 1, 1);
        var policy = new TrustPolicy
        {
            UsesBuiltIn = root.Flag("builtIn", true),
            Registries = ReadRegistries(root),
            Scopes = ReadScopes(root),
            Hash = PolicyHash.Of(mapping),
        };
        root.Finish();
        problems.Sort(static (a, b) => a.Span.CompareTo(b.Span));
        return new PolicyFile(policy, problems) { Files = files };
    }

    static Dictionary<string, RegistryPolicy> ReadRegistries(PolicyNode root)
    {
        var registries = new Dictionary<string, RegistryPolicy>(StringComparer.Ordinal);
        foreach (var (host, node) in root.Named("registries"))
        {
            if (host.IndexOf('/') >= 0 || ImageName.Parse(host + "/a", out _) is not { } name || name.Registry != host)
                node.Problem(node.Span, $"'{host}' is no registry: write a host, and its port where it has one");
            registries[host] = new RegistryPolicy
            {
                IsPlainHttp = node.Flag("plainHttp", false),
                IsPrivate = node.Flag("private", false),
                Mirrors = node.Texts("mirrors"),
                Certificates = node.FilePath("certificates"),
            };
            node.Finish();
        }
        return registries;
    }

    static List<TrustScope> ReadScopes(PolicyNode root)
    {
        var scopes = new List<TrustScope>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in root.Children("scopes"))
        {
            var patterns = node.PlacedTexts("images");
            if (patterns.Count == 0)
                node.Problem(node.Span, "images is missing: say which repositories the scope is about");
            var scope = ReadScope(node);
            foreach (var (pattern, span) in patterns)
            {
                if (!IsPattern(pattern))
                    node.Problem(span, $"'{pattern}' names no repositories: write host/path, host/path/* or *, such as docker.io/library/*");
                else if (!seen.Add(pattern))
                    node.Problem(span, $"'{pattern}' stands in the policy twice");
                scopes.Add(scope with { Pattern = pattern });
            }
            node.Finish();
        }
        return scopes;
    }

    static TrustScope ReadScope(PolicyNode node)
    {
        var require = node.Word("require", "digest", "nothing", "notation", "sigstore", "contentTrust");
        var scope = new TrustScope
        {
            Pattern = "",
            WantsNothing = require == "nothing",
            Scheme = TrustWords.SchemeOf(require) ?? TrustScheme.None,
            Threshold = node.Number("threshold", 1, 1, 32),
            Notation = node.Child("notation") is { } notation ? PolicySchemes.ReadNotation(notation) : null,
            Sigstore = node.Child("sigstore") is { } sigstore ? PolicySchemes.ReadSigstore(sigstore) : null,
            ContentTrust = node.Child("contentTrust") is { } trust ? PolicySchemes.ReadContentTrust(trust) : null,
        };
        // DCT has sensible defaults for everything; the others need somebody to trust.
        if (scope is { Scheme: TrustScheme.Notation, Notation: null } or { Scheme: TrustScheme.Sigstore, Sigstore: null })
            node.Problem(node.Find("require")!.Value.Span, $"{require} needs a section of that name that says whom to trust");
        if (scope.Scheme == TrustScheme.ContentTrust)
            scope = scope with { ContentTrust = scope.ContentTrust ?? new ContentTrustPolicy() };
        if (scope.Scheme is TrustScheme.None or TrustScheme.ContentTrust && node.Find("threshold") is { } threshold)
            node.Problem(threshold.KeySpan, "threshold is for notation and sigstore");
        // Notation's word for a repository of which no signature is wanted.
        if (scope is { Scheme: TrustScheme.Notation, Notation: { PolicyFile: null, Level: "skip" } })
            scope = scope with { Scheme = TrustScheme.None };
        return scope;
    }

    static bool IsPattern(string pattern)
    {
        if (pattern == "*")
            return true;
        var name = pattern.EndsWith("/*", StringComparison.Ordinal) ? pattern.Substring(0, pattern.Length - 2) : pattern;
        var slash = name.IndexOf('/');
        var host = slash < 0 ? name : name.Substring(0, slash);
        if (host.IndexOf('.') < 0 && host.IndexOf(':') < 0 && host != "localhost")
            return false;
        // A host alone is a scope only with a star behind it.
        if (slash < 0)
            return name.Length < pattern.Length && ImageName.Parse(host + "/a", out _) is not null;
        return ImageName.Parse(name, out _) is { Tag: null, Digest: null };
    }
}
