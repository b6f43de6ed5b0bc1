using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Seaworthy.Images.Notation;
using Xunit;
using static Seaworthy.Images.Tests.Notation.TestAuthority;

namespace Seaworthy.Images.Tests.Notation;

/// <summary>Whatever is changed in a signed document, it verifies no more, and nothing but a verdict comes out.</summary>
public sealed class NotationMutationTests
{
    static readonly NotationStatement Statement = TrustPolicyDocument.Of(
        [new("test", ["*"], "strict") { TrustStores = ["ca:acme", "tsa:clocks"], TrustedIdentities = ["*"] }]).Statements[0];

    static readonly TestSigner Clock = Make(new() { Number = 5, Purposes = ["1.3.6.1.5.5.7.3.8"], Subject = "CN=clock" });

    static Verdict Verify(byte[] bytes, bool isCose, TestSigner signer, bool withTimestamp)
    {
        var store = new MemoryStore().With("ca:acme", signer.Root).With("tsa:clocks", Clock.Root);
        var statement = withTimestamp ? Statement : Statement with { TrustStores = ["ca:acme"] };
        return NotationVerifier.Verify(new NotationSignature("r.example/a", TestEnvelope.Target, bytes, isCose ? "application/cose" : "application/jose+json"),
            statement, store, Today);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Each_byte_counts(bool isCose)
    {
        var signer = Make();
        var bytes = new TestEnvelope(signer) { IsCose = isCose, Expiry = Today.AddDays(3) }.Make();
        Assert.Equal(TrustState.Signed, Verify(bytes, isCose, signer, false).State);
        for (var i = 0; i < bytes.Length; i++)
        {
            foreach (var mask in (byte[])[0x01, 0x20, 0x80])
            {
                var changed = (byte[])bytes.Clone();
                changed[i] ^= mask;
                Assert.True(
                    Verify(changed, isCose, signer, false).State != TrustState.Signed,
                    $"byte {i} ^ {mask}: {Encoding.Latin1.GetString(changed, Math.Max(0, i - 20), Math.Min(40, bytes.Length - Math.Max(0, i - 20)))}");
            }
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Cut_and_lengthened_documents_are_refused(bool isCose)
    {
        var signer = Make();
        var bytes = new TestEnvelope(signer) { IsCose = isCose }.Make();
        for (var length = 0; length < bytes.Length; length++)
            Assert.NotEqual(TrustState.Signed, Verify(bytes[..length], isCose, signer, false).State);
        Assert.NotEqual(TrustState.Signed, Verify([.. bytes, 0], isCose, signer, false).State);
        Assert.NotEqual(TrustState.Signed, Verify([.. bytes, .. bytes], isCose, signer, false).State);
        Assert.NotEqual(TrustState.Signed, Verify(Encoding.ASCII.GetBytes(new string('[', 100_000)), isCose, signer, false).State);
        Assert.NotEqual(TrustState.Signed, Verify([.. Enumerable.Repeat((byte)0x81, 100_000)], isCose, signer, false).State);
    }

    [Fact]
    public void A_timestamp_that_was_touched_never_tells_another_time()
    {
        var signer = Make();
        var stamp = Array.Empty<byte>();
        var envelope = new TestEnvelope(signer) { IsCose = true, Timestamp = data => stamp = TestEnvelope.Stamp(Clock, Today.AddHours(-1))(data) };
        var bytes = envelope.Make();
        Assert.Equal(TrustState.Signed, Verify(bytes, true, signer, true).State);
        var start = bytes.AsSpan().IndexOf(stamp);
        var survivors = 0;
        for (var i = 0; i < stamp.Length; i += 2)
        {
            var changed = (byte[])bytes.Clone();
            changed[start + i] ^= 1;
            if (Verify(changed, true, signer, true).State != TrustState.Signed)
                continue;
            // Copies of certificates that the way to the root does not need, and the token's order of them, are nobody's statement.
            survivors++;
            Assert.True(System.Security.Cryptography.Pkcs.Rfc3161TimestampToken.TryDecode(changed.AsMemory(start, stamp.Length), out var token, out _));
            Assert.Equal(Today.AddHours(-1), token!.TokenInfo.Timestamp);
        }
        Assert.True(survivors < stamp.Length / 4, $"{survivors} of {stamp.Length}");
    }

    [Fact]
    public void Members_are_neither_dropped_nor_added_nor_exchanged()
    {
        var signer = Make();
        var other = Make(new() { Number = 2, Kind = "P-256" });
        var bytes = new TestEnvelope(signer).Make();
        var second = new TestEnvelope(signer) { Expiry = Today.AddDays(2), OtherHeaders = [("x", "y")] }.Make();
        void Refused(Action<JsonObject> change)
        {
            var envelope = JsonNode.Parse(bytes)!.AsObject();
            change(envelope);
            Assert.NotEqual(TrustState.Signed, Verify(Encoding.UTF8.GetBytes(envelope.ToJsonString()), false, signer, false).State);
        }
        Assert.Equal(TrustState.Signed, Verify(Encoding.UTF8.GetBytes(JsonNode.Parse(bytes)!.ToJsonString()), false, signer, false).State);
        foreach (var name in (string[])["payload", "protected", "header", "signature"])
        {
            Refused(e => e.Remove(name));
            Refused(e => e[name] = null);
            Refused(e => e[name] = 1);
            Refused(e => e.Add(name.ToUpperInvariant(), "x"));
        }
        foreach (var name in (string[])["protected", "signature"])
            Refused(e => e[name] = JsonNode.Parse(second)![name]!.DeepClone());
        Refused(e => e.Add("signatures", new JsonArray()));
        Refused(e => e["signature"] = "");
        Refused(e => e["signature"] = e["signature"]!.GetValue<string>() + "=");
        Refused(e => e["signature"] = e["signature"]!.GetValue<string>().Replace('-', '+').Replace('_', '/') + "==");
        Refused(e => e["header"]!["alg"] = "ES256");
        Refused(e => e["header"]!["x5c"] = new JsonArray());
        Refused(e => e["header"]!["x5c"]!.AsArray().RemoveAt(0));
        Refused(e => e["header"]!["x5c"]!.AsArray().RemoveAt(2));
        Refused(e => e["header"]!["x5c"] = new JsonArray([.. e["header"]!["x5c"]!.AsArray().Reverse().Select(static n => n!.DeepClone())]));
        Refused(e => e["header"]!["x5c"]![0] = Convert.ToBase64String(other.Chain[0]));
        Refused(e => e["header"]!["x5c"] = new JsonArray([.. other.Chain.Select(static c => (JsonNode)Convert.ToBase64String(c))]));
    }
}
