using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Images.Tests.Locking;

/// <summary>The trust policy: what it says, and that nothing in it is silently passed over.</summary>
public sealed class PolicyTests
{
    const string Full = """
        version: 1
        builtIn: false
        registries:
          registry.acme.test:5000:
            plainHttp: true
            private: true
            mirrors: [mirror.acme.test/hub]
            certificates: certs/ca.pem
          quay.io:
        scopes:
        - images: "*"
        - images: [docker.io/library/*, docker.io/acme/own]
          require: nothing
        - images: registry.acme.test:5000/*
          require: notation
          threshold: 2
          notation:
            level: permissive
            override: { revocation: skip, expiry: enforce }
            certificates: certs/root.pem
            trustStores: ["ca:acme"]
            rootFingerprints: ["23:FF:E2:B8:BD:B9:A1:71:15:15:D4:CF:FD:A0:4B:C7:F7:93:D5:13:C7:6C:24:3F:10:20:50:7D:86:69:B7:DB"]
            identities: ["x509.subject: CN=acme, O=Acme, ST=WA, C=US"]
            verifyTimestamp: afterCertExpiry
            revocation: online
        - images: ghcr.io/acme/*
          require: sigstore
          sigstore:
            keys: [keys/cosign.pub]
            identities:
            - identity: https://github.com/acme/api/.github/workflows/release.yml@refs/heads/main
              issuer: https://token.actions.githubusercontent.com
            trustedRoot: trusted_root.json
        - images: ghcr.io/acme/api
          require: contentTrust
          contentTrust:
            server: https://notary.acme.test:4443
            rootCertificates: certs/dct.pem
            signers: [alice]
        """;

    static PolicyFile Read(string text) => PolicyReader.Read(YamlSyntax.Parse(new SourceText(TrustPolicy.FileName, text)));

    [Fact]
    public void Everything_that_it_says_is_understood()
    {
        var file = Read(Full);
        Assert.Empty(file.Problems);
        var policy = file.Policy;
        Assert.True(policy.Registries["registry.acme.test:5000"] is
        {
            IsPlainHttp: true, IsPrivate: true, Mirrors: ["mirror.acme.test/hub"],
            Certificates: "certs/ca.pem"
        });
        Assert.True(policy.Registries.ContainsKey("quay.io"));
        Assert.True(policy.For("docker.io/library/alpine").WantsNothing);
        Assert.Equal("*", policy.For("mcr.microsoft.com/dotnet/sdk").Pattern);
        var notation = policy.For("registry.acme.test:5000/a/b");
        Assert.Equal((TrustScheme.Notation, 2), (notation.Scheme, notation.Threshold));
        Assert.Equal("skip", notation.Notation!.Override["revocation"]);
        Assert.StartsWith("23ffe2b8", notation.Notation.RootFingerprints[0], StringComparison.Ordinal);
        Assert.True(notation.Notation.ChecksRevocation);
        Assert.Single(policy.For("ghcr.io/acme/web").Sigstore!.Identities);
        Assert.Equal("https://notary.acme.test:4443", policy.For("ghcr.io/acme/api").ContentTrust!.Server);
        Assert.Equal("*", policy.For("ghcr.io/acme-evil/api").Pattern);
    }

    [Fact]
    public void Without_a_file_Microsofts_images_must_be_signed_and_Dockers_need_not()
    {
        var policy = new TrustPolicy();
        Assert.Equal(TrustScheme.Notation, policy.For("mcr.microsoft.com/dotnet/aspnet").Scheme);
        Assert.Equal(TrustScheme.None, policy.For("docker.io/library/alpine").Scheme);
        Assert.Equal(TrustScheme.None, policy.For("mcr.microsoft.com/azure-cli").Scheme);
        Assert.Equal(TrustScheme.None, (policy with { UsesBuiltIn = false }).For("mcr.microsoft.com/dotnet/aspnet").Scheme);
    }

    [Theory]
    [InlineData("version: 1\nbuiltin: false\n", "builtin", "did you mean 'builtIn'")]
    [InlineData("version: 2\n", "2", "version is 1")]
    [InlineData("scopes: []\n", "scopes", "version: 1 is missing")]
    [InlineData("version: 1\nscopes:\n- images: acme/*\n", "acme/*", "names no repositories")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/acme*\n", "ghcr.io/acme*", "names no repositories")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a:1\n", "ghcr.io/a:1", "names no repositories")]
    [InlineData("version: 1\nscopes:\n- require: digest\n", "require", "images is missing")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a\n  require: notation\n  notation: { identities: ['*'] }\n", "identities", "nobody is trusted")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a\n  require: notation\n  notation: { certificates: a.pem }\n", "certificates",
        "identities is missing")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a\n  require: notation\n  notation: { certificates: a.pem, identities: 'CN=x' }\n", "'CN=x'",
        "distinguished name")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a\n  require: sigstore\n  sigstore: { identities: [{ identity: a, identityPattern: b, issuer: c }] }\n", "identity", "one of identity and identityPattern")]
    [InlineData("version: 1\nscopes:\n- images: ghcr.io/a\n  require: contentTrust\n  contentTrust: { trustFirstUse: false }\n", "trustFirstUse",
        "nothing could be trusted")]
    [InlineData("version: 1\nscopes:\n- images: [ghcr.io/a, ghcr.io/a]\n", "ghcr.io/a", "twice")]
    [InlineData("version: 1\nregistries:\n  https://a.example: {}\n", null, "is no registry")]
    [InlineData("- version: 1\n", null, "one mapping")]
    [InlineData("version: 1\nversion: 1\n", "version", "")]
    [InlineData("{{ if }}\n", null, "template")]
    public void What_is_not_understood_is_told_where_it_stands(string text, string? marked, string reason)
    {
        var file = Read(text);
        Assert.True(file.IsBroken);
        var problem = file.Problems[0];
        Assert.Contains(reason, problem.Message, StringComparison.Ordinal);
        if (marked is not null)
            Assert.Equal(marked, text.Substring(problem.Span.Start, problem.Span.Length));
    }

    [Fact]
    public void Comments_and_layout_do_not_change_the_hash_and_all_else_does()
    {
        var hash = Read(Full).Policy.Hash;
        Assert.Equal(hash, Read("# why\n" + Full.Replace("version: 1", "version:   '1' # one", StringComparison.Ordinal)).Policy.Hash);
        Assert.NotEqual(hash, Read(Full.Replace("level: permissive", "level: audit", StringComparison.Ordinal)).Policy.Hash);
        Assert.NotEqual(hash, Read(Full.Replace("signers: [alice]", "signers: []", StringComparison.Ordinal)).Policy.Hash);
    }

    [Fact]
    public void No_text_throws()
    {
        for (var i = 0; i < Full.Length; i += 3)
        {
            Read(Full[..i]);
            Read(Full.Remove(i, 1));
            Read(Full.Insert(i, "{"));
            Read(Full.Insert(i, "\n- "));
        }
    }

    [Fact]
    public void A_repository_that_notation_skips_needs_a_digest_alone()
    {
        var policy = Read("version: 1\nscopes:\n- { images: a.example/b, require: notation, notation: { level: skip } }\n");
        Assert.Empty(policy.Problems);
        Assert.Equal(TrustScheme.None, policy.Policy.For("a.example/b").Scheme);
    }

    [Fact]
    public void A_registry_by_itself_may_have_ports_and_nothing_else() =>
        Assert.Equal(["a.example", "a.example:443"], Read("version: 1\nregistries:\n  a.example:\n  a.example:443: {}\n").Policy.Registries.Keys.Order());

    [Fact]
    public void The_published_schema_knows_the_keys_that_are_read_and_no_others()
    {
        using var schema = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root(), "docs", "seaworthy.trust.schema.json")));
        foreach (var (section, head) in new[]
        {
            ("registry", "registries:\n  a.example: { #: x }\n"), ("scope", "scopes:\n- { images: a.example/b, #: x }\n"),
                ("notation", "scopes:\n- { images: a.example/b, notation: { #: x } }\n"),
            ("sigstore", "scopes:\n- { images: a.example/b, sigstore: { #: x } }\n"),
                ("contentTrust", "scopes:\n- { images: a.example/b, contentTrust: { #: x } }\n"),
        })
        {
            var keys = schema.RootElement.GetProperty("$defs").GetProperty(section).GetProperty("properties").EnumerateObject().Select(p => p.Name).ToList();
            Assert.NotEmpty(keys);
            foreach (var key in keys)
                Assert.DoesNotContain(Read("version: 1\n" + head.Replace("#", key, StringComparison.Ordinal)).Problems,
                    p => p.Message.Contains("is no key here", StringComparison.Ordinal));
            Assert.Contains(Read("version: 1\n" + head.Replace("#", "other", StringComparison.Ordinal)).Problems,
                p => p.Message.Contains("is no key here", StringComparison.Ordinal));
        }
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Directory.Packages.props")))
            folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
