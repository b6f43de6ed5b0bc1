using System;
using System.IO;
using System.Text;
using Seaworthy.Images.Notation;
using Xunit;

namespace Seaworthy.Images.Tests.Notation;

public sealed class TrustPolicyDocumentTests
{
    static TrustPolicyDocument Parse(string statements, string version = "1.0") =>
        TrustPolicyDocument.Parse(Encoding.UTF8.GetBytes($$"""{"version":"{{version}}","trustPolicies":[{{statements}}]}"""));

    static string Statement(
        string name = "a", string scopes = "\"r.example/a\"", string verification = "\"level\":\"strict\"", string stores = "\"ca:acme\"",
            string identities = "\"*\"") =>
        $$"""{"name":"{{name}}","registryScopes":[{{scopes}}],"signatureVerification":{ {{verification}} },"trustStores":[{{stores}}],"trustedIdentities":[{{identities}}]}""";

    [Fact]
    public void The_statement_that_names_a_repository_goes_before_the_one_for_all()
    {
        var policy = Parse(Statement("all", "\"*\"") + "," + Statement("one", "\"r.example/a\", \"localhost:5000/b/c_d\""));
        Assert.Equal("one", policy.For("r.example/a")!.Name);
        Assert.Equal("one", policy.For("localhost:5000/b/c_d")!.Name);
        Assert.Equal("all", policy.For("r.example/a/b")!.Name);
        Assert.Null(Parse(Statement()).For("r.example/b"));
    }

    [Fact]
    public void Statements_that_keep_the_rules_are_taken()
    {
        Parse(Statement(verification: "\"level\":\"permissive\",\"override\":{\"revocation\":\"skip\",\"expiry\":\"enforce\"},\"verifyTimestamp\":\"afterCertExpiry\""));
        Parse(Statement(verification: "\"level\":\"skip\"", stores: "", identities: ""));
        Parse(Statement(stores: "\"ca:acme\",\"signingAuthority:a.b_c-d\",\"tsa:clock\""));
        Parse(Statement(identities: """ "x509.subject: C=DE, ST=HB, O=Acme\\, Inc., OU=a", "x509.subject: C=DE, S=HB, O=Acme, OU=b", "other.kind:x" """));
    }

    [Theory]
    [InlineData("\"\"", "*", "", "", "")]
    [InlineData("has no registry scopes", "", "", "", "")]
    [InlineData("beside others", "\"*\",\"r.example/a\"", "", "", "")]
    [InlineData("stands in the trust policy twice", "\"r.example/a\",\"r.example/a\"", "", "", "")]
    [InlineData("is not a repository", "\"r.example/*\"", "", "", "")]
    [InlineData("is not a repository", "\"r.example\"", "", "", "")]
    [InlineData("is not a repository", "\"r.example/a:1\"", "", "", "")]
    [InlineData("is not a repository", "\"https://r.example/a\"", "", "", "")]
    [InlineData("is not a repository", "\"r.example/A\"", "", "", "")]
    [InlineData("no verification level", "", "\"level\":\"\"", "", "")]
    [InlineData("no verification level", "", "\"level\":\"Strict\"", "", "")]
    [InlineData("no verification level", "", "\"x\":1", "", "")]
    [InlineData("verifyTimestamp", "", "\"level\":\"strict\",\"verifyTimestamp\":\"never\"", "", "")]
    [InlineData("cannot be overridden", "", "\"level\":\"strict\",\"override\":{\"integrity\":\"log\"}", "", "")]
    [InlineData("cannot be overridden", "", "\"level\":\"strict\",\"override\":{\"x\":\"log\"}", "", "")]
    [InlineData("cannot be set to 'skip'", "", "\"level\":\"strict\",\"override\":{\"expiry\":\"skip\"}", "", "")]
    [InlineData("cannot be set to 'x'", "", "\"level\":\"strict\",\"override\":{\"expiry\":\"x\"}", "", "")]
    [InlineData("skips verification, so", "", "\"level\":\"skip\",\"override\":{\"expiry\":\"log\"}", "", "")]
    [InlineData("skips verification, and yet", "", "\"level\":\"skip\"", "", "")]
    [InlineData("must name trust stores", "", "", "-", "")]
    [InlineData("is not ca:NAME", "", "", "\"acme\"", "")]
    [InlineData("is not ca:NAME", "", "", "\"CA:acme\"", "")]
    [InlineData("is not ca:NAME", "", "", "\"ca:\"", "")]
    [InlineData("is not ca:NAME", "", "", "\"ca:../x\"", "")]
    [InlineData("is not ca:NAME", "", "", "\"ca:..\"", "")]
    [InlineData("must name trust stores", "", "", "", "-")]
    [InlineData("beside other identities", "", "", "", "\"*\",\"x509.subject: C=DE, ST=HB, O=Acme\"")]
    [InlineData("has no kind", "", "", "", "\"\"")]
    [InlineData("has no kind", "", "", "", "\"CN=a\"")]
    [InlineData("must have C, ST and O", "", "", "", "\"x509.subject: C=DE, O=Acme\"")]
    [InlineData("must have C, ST and O", "", "", "", "\"x509.subject: C=DE, ST=, O=Acme\"")]
    [InlineData("not a name of RFC 4514", "", "", "", "\"x509.subject:\"")]
    [InlineData("not a name of RFC 4514", "", "", "", "\"x509.subject: C=DE, ST=HB, O\"")]
    [InlineData("twice", "", "", "", "\"x509.subject: C=DE, ST=HB, O=Acme, O=Acme\"")]
    [InlineData("one relative name", "", "", "", "\"x509.subject: C=DE+ST=HB, O=Acme\"")]
    [InlineData("overlap", "", "", "", "\"x509.subject: C=DE, ST=HB, O=Acme\",\"x509.subject: C=DE, ST=HB, O=Acme, OU=a\"")]
    public void Statements_that_break_a_rule_are_refused_with_the_rule(string message, string scopes, string verification, string stores, string identities)
    {
        if (message == "\"\"")
        {
            Assert.Contains("no name", Assert.Throws<FormatException>(() => Parse(Statement(""))).Message, StringComparison.Ordinal);
            return;
        }
        var statement = Statement(
            scopes: scopes.Length > 0 || message == "has no registry scopes" ? scopes : "\"r.example/a\"",
            verification: verification.Length > 0 ? verification : "\"level\":\"strict\"",
            stores: stores == "-" ? "" : stores.Length > 0 ? stores : "\"ca:acme\"",
            identities: identities == "-" ? "" : identities.Length > 0 ? identities : "\"*\"");
        Assert.Contains(message, Assert.Throws<FormatException>(() => Parse(statement)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Documents_that_break_a_rule_are_refused()
    {
        void Refused(string message, Action parse) => Assert.Contains(message, Assert.Throws<FormatException>(parse).Message, StringComparison.Ordinal);
        Refused("version '2.0'", () => Parse(Statement(), "2.0"));
        Refused("no version", () => Parse(Statement(), ""));
        Refused("no statements", () => Parse(""));
        Refused("are named 'a'", () => Parse(Statement() + "," + Statement(scopes: "\"r.example/b\"")));
        Refused("twice", () => Parse(Statement() + "," + Statement("b")));
        Refused("twice", () => Parse(Statement("a", "\"*\"") + "," + Statement("b", "\"*\"")));
        Refused("well-formed", () => TrustPolicyDocument.Parse("[]"u8.ToArray()));
        Refused("well-formed", () => TrustPolicyDocument.Parse("{\"version\":\"1.0\",\"version\":\"1.0\"}"u8.ToArray()));
        Refused("not a list", () => TrustPolicyDocument.Parse(Encoding.UTF8.GetBytes("{\"version\":\"1.0\",\"trustPolicies\":[" + Statement()
            .Replace("[\"r.example/a\"]", "\"r.example/a\"", StringComparison.Ordinal) + "]}")));
    }

    [Fact]
    public void Stores_and_policies_are_read_where_notation_keeps_them_and_links_are_not_followed()
    {
        var folder = Directory.CreateTempSubdirectory("seaworthy-notation-").FullName;
        try
        {
            Assert.Null(TrustPolicyDocument.Load(folder));
            File.WriteAllText(Path.Combine(folder, "trustpolicy.json"), "{\"version\":\"1.0\",\"trustPolicies\":[" + Statement() + "]}");
            Assert.NotNull(TrustPolicyDocument.Load(folder));
            var store = new NotationFolder(folder);
            Assert.Null(store.GetFiles("ca", "acme"));
            var certificates = Directory.CreateDirectory(Path.Combine(folder, "truststore", "x509", "ca", "acme")).FullName;
            File.WriteAllBytes(Path.Combine(certificates, "root.crt"), TestAuthority.Make().Root);
            Assert.Single(store.GetFiles("ca", "acme")!);
            Assert.Throws<FormatException>(() => store.GetFiles("ca", ".."));
            File.CreateSymbolicLink(Path.Combine(certificates, "link.crt"), Path.Combine(certificates, "root.crt"));
            Assert.Throws<FormatException>(() => store.GetFiles("ca", "acme"));
            File.CreateSymbolicLink(Path.Combine(folder, "trustpolicy.oci.json"), Path.Combine(folder, "trustpolicy.json"));
            Assert.Throws<FormatException>(() => TrustPolicyDocument.Load(folder));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
