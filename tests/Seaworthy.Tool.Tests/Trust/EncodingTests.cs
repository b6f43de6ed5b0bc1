using System;
using System.Linq;
using System.Security.Cryptography;
using Xunit;

namespace Seaworthy.Tool.Tests;

/// <summary>Documents are read as the programs read them that write them, and never in two ways.</summary>
public sealed class EncodingTests
{
    static string Wrapped(string text, string end) => string.Concat(text.Chunk(64).Select(c => new string(c) + end));

    [Theory]
    [InlineData("line feed", true)]
    [InlineData("carriage return", true)]
    [InlineData("wrapped", true)]
    [InlineData("wrapped rsa", true)]
    [InlineData("plain", true)]
    [InlineData("blank", false)]
    [InlineData("tab", false)]
    [InlineData("no padding", false)]
    [InlineData("half", false)]
    [InlineData("empty", false)]
    public void Base64_of_cosign_may_have_line_breaks_and_nothing_else(string kind, bool isGood)
    {
        using var registry = new SmallRegistry();
        using AsymmetricAlgorithm key = kind == "wrapped rsa" ? RSA.Create(2048) : ECDsa.Create(ECCurve.NamedCurves.nistP256);
        registry.Sign("kl/a", registry.Push("kl/a", "1", "a"), key, text => kind switch
        {
            "line feed" => text + "\n",
            "carriage return" => text + "\r\n",
            "wrapped" or "wrapped rsa" => Wrapped(text, "\n"),
            "blank" => text + " ",
            "tab" => "\t" + text,
            "no padding" => text.TrimEnd('=') + (text.EndsWith('=') ? "" : "A"),
            "half" => text[..(text.Length / 2)],
            "empty" => "\n",
            _ => text,
        });
        using var folder = LockFolder.Create(
            out var run, ("Dockerfile", $"FROM {registry.Host}/kl/a:1\n"), ("k.pub", key.ExportSubjectPublicKeyInfoPem()),
            LockFolder.KeyPolicy(registry.Host, "k.pub"));
        var output = run("lock").Exits(isGood ? 0 : 1).Output;
        if (kind != "empty")
            Assert.DoesNotContain("has no signature", output, StringComparison.Ordinal);
    }

    const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";
    const string Entry = "{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"size\":100,\"digest\":\"" + Digest + "\"EXTRA}";
    const string Index = "application/vnd.oci.image.index.v1+json";

    static string List(string extra) => "\"manifests\":[" + Entry.Replace("EXTRA", extra, StringComparison.Ordinal) + "]";

    public static TheoryData<string> Ambiguous => new()
    {
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\"," + List("") + "," + List("") + "}",
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\",\"mediaType\":\"" + Index + "\"," + List("") + "}",
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\","
            + List(",\"digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\"") + "}",
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\"," + List(",\"platform\":{\"os\":\"linux\",\"os\":\"windows\",\"architecture\":\"amd64\"}") + "}",
        // Readers that are written in Go do not mind the case.
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\"," + List("") + "," + List("").Replace("manifests", "Manifests", StringComparison.Ordinal) + "}",
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\"," + List("") + ",\"Layers\":[]}",
        "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\","
            + List(",\"Digest\":\"sha256:0000000000000000000000000000000000000000000000000000000000000000\"") + "}",
    };

    [Theory]
    [MemberData(nameof(Ambiguous))]
    public void A_manifest_that_can_be_read_in_two_ways_is_refused(string json)
    {
        using var registry = new SmallRegistry();
        registry.PushManifest("acme/twice", "1", json, Index);
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/acme/twice:1\n"));
        Assert.Contains("read in two ways", run("lock").Exits(2).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_annotation_may_have_any_name()
    {
        using var registry = new SmallRegistry();
        registry.PushManifest("acme/once", "1", "{\"schemaVersion\":2,\"mediaType\":\"" + Index + "\","
            + List(",\"annotations\":{\"digest\":\"a\",\"Digest\":\"b\"}") + ",\"annotations\":{\"Layers\":\"x\",\"layers\":\"y\"}}", Index);
        using var folder = LockFolder.Create(out var run, ("Dockerfile", $"FROM {registry.Host}/acme/once:1\n"));
        run("lock").Exits(0);
    }
}
