using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Seaworthy.Images.Certificates;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Nothing verifies that was changed: each byte, each member, each list.</summary>
public sealed class MutationTests
{
    private static readonly TrustedRoot Root = Judge.Root(SigstoreLab.Default);
    private static readonly SigningKey Managed = SigningKey.Shared("p256");

    private static readonly Dictionary<string, BundleMaker> Makers = new()
    {
        ["dsse, log 1"] = new(),
        ["dsse, log 2"] = new() { Log = 2, HasTimestamp = true, EmbedsTimestampCertificate = false },
        ["intoto, version 0.2"] = new() { Version = 2, EntryKind = "intoto" },
        ["message, version 0.1"] = new() { Version = 1, IsMessage = true },
        ["message, log 2"] = new() { Log = 2, IsMessage = true, HasTimestamp = true },
        ["message of a key"] = new() { IsMessage = true, IsManaged = true, Key = Managed },
    };

    public static IEnumerable<object[]> Names() => Makers.Keys.Select(static n => new object[] { n });

    [Theory]
    [MemberData(nameof(Names))]
    public void No_byte_of_a_bundle_may_change(string name)
    {
        var original = Encoding.UTF8.GetBytes(Makers[name].Make().ToJsonString());
        Assert.Equal(TrustState.Signed, Ask(original));
        var meaning = Meaning(original);
        // Two of them hold every kind of signed document; of the others a sample is enough.
        var step = name is "dsse, log 1" or "message, log 2" ? 1 : 7;
        for (var i = 0; i < original.Length; i += step)
        {
            var changed = (byte[])original.Clone();
            changed[i] ^= (byte)(1 << (i % 3));
            // Other spellings of the same bytes and hints on which nothing rests may change; what they mean may not.
            if (Ask(changed) == TrustState.Signed)
                Assert.True(Meaning(changed) == meaning, $"byte {i}: {Around(changed, i)}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_member_may_go_and_no_list_may_change(string name)
    {
        var original = Makers[name].Make();
        foreach (var (what, change) in Changes(original, ""))
        {
            var changed = original.DeepClone().AsObject();
            if (!change(changed))
                continue;
            if (Ask(Encoding.UTF8.GetBytes(changed.ToJsonString())) == TrustState.Signed)
                Assert.Contains(what, Idle(name));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_value_may_stand_in_anothers_place(string name)
    {
        var original = Makers[name].Make();
        // The same artifact, signed again by the same party: each part verifies, but not together with parts of the other.
        var other = (Makers[name] with
        {
            EntryOptions = new EntryOptions { Time = SigstoreLab.Now.AddSeconds(5) },
            Leaf = new LeafOptions { From = SigstoreLab.Now.AddMinutes(-2) }
        }).Make();
        foreach (var path in Leaves(original, ""))
        {
            var (mine, theirs) = (Find(original, path), Find(other, path));
            if (theirs is null || mine!.ToJsonString() == theirs.ToJsonString() || path.EndsWith(".hint", StringComparison.Ordinal))
                continue;
            var changed = original.DeepClone().AsObject();
            Find(changed, path)!.ReplaceWith(theirs.DeepClone());
            Assert.True(Ask(Encoding.UTF8.GetBytes(changed.ToJsonString())) != TrustState.Signed, path);
        }
    }

    [Fact]
    public void No_byte_of_a_certificate_may_change()
    {
        var der = SigstoreLab.Default.Certificate(SigningKey.Shared("p256"));
        var authorities = Root.Authorities;
        Certificate check(byte[] bytes)
        {
            var certificate = Certificate.Parse(bytes);
            var path = AuthorityPath.Find(certificate, authorities, SigstoreLab.Now, AuthorityPath.CodeSigning);
            CertificateTimestamps.Check(certificate, path[1], Root.CertificateLogs);
            return certificate;
        }
        check(der);
        for (var i = 0; i < der.Length; i++)
        {
            for (var bit = 0; bit < 8; bit += 2)
            {
                var changed = (byte[])der.Clone();
                changed[i] ^= (byte)(1 << bit);
                var e = Record.Exception(() => check(changed));
                Assert.True(e is not null, $"byte {i}, bit {bit}");
            }
        }
    }

    [Fact]
    public void No_byte_of_a_timestamp_may_change_what_it_says()
    {
        var signature = new byte[70];
        var response = SigstoreLab.Default.Timestamp(signature);
        Assert.Equal([SigstoreLab.Now], TimestampVerifier.Verify([response], signature, Root.TimestampAuthorities));
        var accepted = 0;
        for (var i = 0; i < response.Length; i++)
        {
            for (var bit = 0; bit < 8; bit += 2)
            {
                var changed = (byte[])response.Clone();
                changed[i] ^= (byte)(1 << bit);
                try
                {
                    // Versions, sets and certificates around the signed part are not signed; the time and what it is about are.
                    Assert.Equal([SigstoreLab.Now], TimestampVerifier.Verify([changed], signature, Root.TimestampAuthorities));
                    accepted++;
                }
                catch (Exception e) when (e is not Xunit.Sdk.XunitException)
                {
                }
            }
        }
        Assert.InRange(accepted, 0, response.Length);
    }

    [Fact]
    public void Nonsense_is_a_verdict()
    {
        foreach (var text in (string[])["", "{", "[]", "null", "{}", new string('[', 100_000), "{\"mediaType\":1}", "{\"mediaType\":\"\\ud800\"}", "\ufeff{}"])
            Assert.Equal(TrustState.Invalid, Ask(Encoding.UTF8.GetBytes(text)));
        Assert.Equal(TrustState.Invalid, Ask([0xff, 0xfe, 0]));
        var bundle = new BundleMaker().Make();
        for (var i = 0; i < 100; i++)
            bundle["verificationMaterial"]!["tlogEntries"]!.AsArray().Add(bundle.Entry().DeepClone());
        Assert.Equal(TrustState.Invalid, Ask(Encoding.UTF8.GetBytes(bundle.ToJsonString())));
    }

    /// <summary>What may go because enough is left, or because nothing rests on it.</summary>
    private static IEnumerable<string> Idle(string name)
    {
        const string Entry = "remove .verificationMaterial.tlogEntries.0";
        // SHA-256 where nothing is said.
        yield return "remove .messageSignature.messageDigest.algorithm";
        yield return "remove .verificationMaterial.publicKey.hint";
        // Authorities come out of the trusted root.
        yield return "repeat .verificationMaterial.x509CertificateChain.certificates";
        // The place in the whole log is part of a promise alone.
        if (name.Contains("log 2", StringComparison.Ordinal))
            yield return Entry + ".logIndex";
        // The promise is enough in the first version.
        if (name == "message, version 0.1")
        {
            yield return Entry + ".inclusionProof";
            yield return Entry + ".inclusionProof.checkpoint";
            yield return Entry + ".inclusionProof.checkpoint.envelope";
        }
    }

    [Fact]
    public void Certificates_and_timestamps_of_endless_depth_are_refused()
    {
        byte[] nested = [5, 0];
        while (nested.Length < 60_000)
        {
            byte[] length = nested.Length < 128 ? [(byte)nested.Length] : nested.Length < 256 ? [0x81, (byte)nested.Length]
                : [0x82, (byte)(nested.Length >> 8), (byte)nested.Length];
            nested = [0x30, .. length, .. nested];
        }
        var bundle = new BundleMaker { HasTimestamp = true }.Make();
        bundle["verificationMaterial"]!["certificate"]!["rawBytes"] = Convert.ToBase64String(nested);
        Assert.Equal(TrustState.Invalid, Ask(Encoding.UTF8.GetBytes(bundle.ToJsonString())));
        bundle = new BundleMaker { HasTimestamp = true }.Make();
        bundle["verificationMaterial"]!["timestampVerificationData"]!["rfc3161Timestamps"]![0]!["signedTimestamp"] = Convert.ToBase64String(nested);
        Assert.Equal(TrustState.Invalid, Ask(Encoding.UTF8.GetBytes(bundle.ToJsonString())));
    }

    private static TrustState Ask(byte[] bundle)
    {
        var state = Judge.Keyless(bundle, root: Root).State;
        if (state != TrustState.WrongSigner)
            return state;
        return SigstoreBundle.Verify(bundle, Artifact.FromBytes(BundleMaker.Content), Root, Managed.PemBytes).State;
    }

    /// <summary>All that a bundle says and that somebody vouches for.</summary>
    private static string Meaning(byte[] bundle)
    {
        var entity = BundleReader.Read(bundle);
        var text = new StringBuilder(Convert.ToHexString(entity.Signature));
        text.Append(entity.Certificate?.Fingerprint).Append(entity.Envelope?.PayloadType).Append(Convert.ToHexString(entity.Envelope?.Payload ?? []));
        foreach (var entry in entity.Entries)
        {
            text.Append(Convert.ToHexString(entry.LogId)).Append(Convert.ToHexString(entry.Body)).Append(entry.Kind).Append(entry.Version);
            if (entry.Promise is not null)
                text.Append(entry.Index).Append(entry.IntegratedTime).Append(Convert.ToHexString(entry.Promise));
            if (entry.Proof is { } proof)
                text.Append(proof.Index).Append(proof.TreeSize).Append(Convert.ToHexString(proof.RootHash))
                    .AppendJoin('|', proof.Hashes.Select(Convert.ToHexString));
        }
        return text.ToString();
    }

    private static IEnumerable<(string What, Func<JsonObject, bool> Change)> Changes(JsonNode node, string path)
    {
        if (node is JsonObject o)
        {
            foreach (var (name, value) in o)
            {
                yield return ($"remove {path}.{name}", root => Find(root, path)!.AsObject().Remove(name));
                foreach (var change in value is null ? [] : Changes(value, path + "." + name))
                    yield return change;
            }
        }
        else if (node is JsonArray array)
        {
            yield return ($"clear {path}", root => { Find(root, path)!.AsArray().Clear(); return true; });
            yield return ($"repeat {path}", root => { var a = Find(root, path)!.AsArray(); a.Add(a[^1]!.DeepClone()); return true; });
            if (array.Count > 1)
                yield return ($"turn {path}", root => { var a = Find(root, path)!.AsArray(); var first = a[0]!; a.RemoveAt(0); a.Add(first); return true; });
            for (var i = 0; i < array.Count; i++)
            {
                foreach (var change in Changes(array[i]!, $"{path}.{i}"))
                    yield return change;
            }
        }
    }

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject o => o.SelectMany(p => Leaves(p.Value!, path + "." + p.Key)),
        JsonArray a => a.SelectMany((v, i) => Leaves(v!, $"{path}.{i}")),
        _ => [path],
    };

    private static JsonNode? Find(JsonNode root, string path)
    {
        JsonNode? node = root;
        foreach (var part in path.Split('.', StringSplitOptions.RemoveEmptyEntries))
            node = node is JsonArray array ? array[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node?[part];
        return node;
    }

    private static string Around(byte[] bytes, int at) =>
        Encoding.UTF8.GetString(bytes, Math.Max(0, at - 40), Math.Min(80, bytes.Length - Math.Max(0, at - 40)));
}
