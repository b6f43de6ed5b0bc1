using System;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using Xunit;

namespace Seaworthy.Images.Tests.ContentTrust;

/// <summary>
/// Whatever is changed in a signed document, it verifies no more. The server is the attacker's: where it can, the test lets the documents that vouch for the
/// changed one vouch for the change, as far as that needs no key.
/// </summary>
public sealed class ContentTrustMutationTests
{
    static readonly string[] Roles = ["root", "timestamp", "snapshot", "targets", "targets/releases"];

    public static TheoryData<string, bool> Cases()
    {
        var data = new TheoryData<string, bool>();
        foreach (var role in Roles)
        {
            data.Add(role, true);
            data.Add(role, false);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_byte_counts(string role, bool isVouchedFor)
    {
        var repository = new TestRepository();
        repository.Tags.Remove("targets/alice");
        repository.Publish();
        Assert.Equal(TrustState.Signed, repository.Verify().State);
        var original = repository.Files[role];
        var names = repository.Files.Where(f => ReferenceEquals(f.Value, original)).Select(static f => f.Key).ToList();
        for (var i = 0; i < original.Length; i++)
        {
            var changed = (byte[])original.Clone();
            changed[i] ^= (byte)(1 << (i % 7));
            if (isVouchedFor)
            {
                // Everything above is signed anew over the change: only the role's own signature is left to notice it.
                repository.After[role] = _ => changed;
                repository.Publish();
            }
            else
            {
                foreach (var name in names)
                    repository.Files[name] = changed;
            }
            var verdict = repository.Verify();
            Assert.True(verdict.State != TrustState.Signed,
                $"byte {i}: {Encoding.Latin1.GetString(changed, Math.Max(0, i - 20), Math.Min(40, changed.Length - Math.Max(0, i - 20)))}");
        }
    }

    [Theory]
    [InlineData("root")]
    [InlineData("timestamp")]
    [InlineData("snapshot")]
    [InlineData("targets")]
    [InlineData("targets/releases")]
    public void Members_are_neither_dropped_nor_exchanged(string role)
    {
        var repository = new TestRepository().Publish();
        var fields = JsonNode.Parse(repository.Files[role])!["signed"]!.AsObject().Select(static f => f.Key).ToList();
        void Refused(Action<JsonObject> change)
        {
            repository.After[role] = file =>
            {
                var node = JsonNode.Parse(file)!.AsObject();
                change(node);
                return Encoding.UTF8.GetBytes(node.ToJsonString());
            };
            Assert.NotEqual(TrustState.Signed, repository.Publish().Verify().State);
        }
        foreach (var field in fields)
        {
            Refused(n => n["signed"]!.AsObject().Remove(field));
            Refused(n => n["signed"]![field] = null);
            Refused(n => n["signed"]![field] = new JsonArray());
            Refused(n => n["signed"]![field] = long.MaxValue);
        }
        Refused(static n => n.Remove("signatures"));
        Refused(static n => n.Remove("signed"));
        Refused(static n => n["signatures"] = new JsonArray());
        Refused(static n => n["signed"]!["extra"] = 1);
        Refused(static n => n["signatures"]![0]!["method"] = "rsapss");
        Refused(static n => n["signatures"]![0]!["method"] = "eddsa");
        Refused(static n => n["signatures"]![0]!["keyid"] = new string('0', 64));
        var other = TestKey.Make("ecdsa");
        Refused(n =>
        {
            var signature = other.Sign(TestRepository.Canonical(n["signed"]!));
            n["signatures"] = new JsonArray(signature.DeepClone());
        });
        Refused(n =>
        {
            var signature = other.Sign(TestRepository.Canonical(n["signed"]!));
            signature["keyid"] = n["signatures"]![0]!["keyid"]!.GetValue<string>();
            n["signatures"] = new JsonArray(signature.DeepClone());
        });
        foreach (var from in Roles.Where(r => r != role))
        {
            var file = new TestRepository().Publish().Files[from];
            repository.After[role] = _ => file;
            Assert.NotEqual(TrustState.Signed, repository.Publish().Verify().State);
        }
    }

    [Fact]
    public void Hostile_documents_give_a_verdict()
    {
        byte[][] documents =
        [
            [], "null"u8.ToArray(), "[]"u8.ToArray(), "{}"u8.ToArray(), Encoding.ASCII.GetBytes(new string('[', 100_000)), [0xff, 0xfe],
            "{\"signed\":{\"_type\":\"Root\",\"version\":1,\"expires\":\"2030-01-01T00:00:00Z\",\"keys\":{\"\\ud800\":{}},\"roles\":{}},\"signatures\":[{\"keyid\":\"\",\"method\":\"\",\"sig\":\"\"}]}"u8.ToArray(),
            "{\"signed\":{\"_type\":\"Timestamp\",\"version\":1e400,\"expires\":\"9999-99-99T99:99:99Z\"},\"signatures\":[1]}"u8.ToArray(),
        ];
        foreach (var role in Roles)
        {
            foreach (var document in documents)
            {
                var repository = new TestRepository();
                repository.After[role] = _ => document;
                var state = repository.Publish().Verify().State;
                Assert.True(state is TrustState.Invalid, $"{role}: {state}");
            }
        }
    }

    [Fact]
    public void A_key_that_is_dropped_from_a_role_signs_for_it_no_more()
    {
        var repository = new TestRepository();
        repository.Keys["targets/releases"].Add(TestKey.Make("eddsa"));
        var old = repository.Keys["targets/releases"][0];
        repository.Publish();
        repository.Before["targets"] = signed =>
        {
            var ids = signed["delegations"]!["roles"]!.AsArray().First(static r => r!["name"]!.GetValue<string>() == "targets/releases")!["keyids"]!.AsArray();
            ids.Remove(ids.First(i => i!.GetValue<string>() == old.Id));
        };
        repository.After["targets/releases"] = file =>
        {
            var node = JsonNode.Parse(file)!;
            node["signatures"] = new JsonArray(node["signatures"]!.AsArray().First(s => s!["keyid"]!.GetValue<string>() == old.Id)!.DeepClone());
            return Encoding.UTF8.GetBytes(node.ToJsonString());
        };
        Assert.NotEqual(TrustState.Signed, repository.Publish().Verify().State);
    }
}
