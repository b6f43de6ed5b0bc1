using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using Org.BouncyCastle.Crypto.Parameters;
using Org.BouncyCastle.Crypto.Signers;
using Seaworthy.Images.ContentTrust;

namespace Seaworthy.Images.Tests.ContentTrust;

/// <summary>A key that signs metadata.</summary>
sealed class TestKey
{
    readonly Func<byte[], byte[]> sign;

    TestKey(string type, string method, byte[] material, Func<byte[], byte[]> sign)
    {
        this.sign = sign;
        Method = method;
        Json = new JsonObject { ["keytype"] = type, ["keyval"] = new JsonObject { ["private"] = null, ["public"] = Convert.ToBase64String(material) } };
        Id = Convert.ToHexStringLower(SHA256.HashData(TestRepository.Canonical(Json)));
    }

    public string Id { get; }

    public string Method { get; }

    public JsonObject Json { get; }

    public JsonObject Sign(byte[] message) => new() { ["keyid"] = Id, ["method"] = Method, ["sig"] = Convert.ToBase64String(sign(message)) };

    public static TestKey Make(string method)
    {
        if (method == "eddsa")
        {
            var key = new Ed25519PrivateKeyParameters(RandomNumberGenerator.GetBytes(32));
            return new TestKey("ed25519", method, key.GeneratePublicKey().GetEncoded(), message =>
            {
                var signer = new Ed25519Signer();
                signer.Init(true, key);
                signer.BlockUpdate(message, 0, message.Length);
                return signer.GenerateSignature();
            });
        }
        if (method == "ecdsa")
        {
            var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            return new TestKey("ecdsa", method, key.ExportSubjectPublicKeyInfo(), message => key.SignData(message, HashAlgorithmName.SHA256));
        }
        var rsa = RSA.Create(method == "short" ? 1024 : 2048);
        var padding = method == "rsapkcs1v15" ? RSASignaturePadding.Pkcs1 : RSASignaturePadding.Pss;
        return new TestKey("rsa", method == "short" ? "rsapss" : method, rsa.ExportSubjectPublicKeyInfo(),
            message => rsa.SignData(message, HashAlgorithmName.SHA256, padding));
    }

    /// <summary>A key with a certificate: its own authority's, or below another.</summary>
    public static TestKey WithCertificate(string commonName, DateTimeOffset notAfter, (X509Certificate2 Certificate, ECDsa Key)? authority = null,
        bool isRsa = false)
    {
        var name = new X500DistinguishedNameBuilder();
        name.AddCommonName(commonName);
        using var elliptic = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var key = ECDsa.Create(elliptic.ExportParameters(true));
        var rsa = isRsa ? RSA.Create(2048) : null;
        var request = rsa is not null
            ? new CertificateRequest(name.Build(), rsa, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            : new CertificateRequest(name.Build(), key, HashAlgorithmName.SHA256);
        var start = notAfter.AddYears(-10);
        using var certificate = authority is { } above
            ? request.Create(above.Certificate.SubjectName, X509SignatureGenerator.CreateForECDsa(above.Key), above.Certificate.NotBefore, notAfter, [1, 2])
            : request.CreateSelfSigned(start, notAfter);
        var pem = Encoding.ASCII.GetBytes(certificate.ExportCertificatePem() + "\n");
        return rsa is not null
            ? new TestKey("rsa-x509", "rsapss", pem, message => rsa.SignData(message, HashAlgorithmName.SHA256, RSASignaturePadding.Pss))
            : new TestKey("ecdsa-x509", "ecdsa", pem, message => key.SignData(message, HashAlgorithmName.SHA256));
    }
}

/// <summary>A repository with trust data that are made on the spot, every part of which can be changed before it is signed.</summary>
sealed class TestRepository : ITrustServer
{
    public const string Gun = "registry.example/ships/app";
    public static readonly DateTimeOffset Today = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    public static readonly Descriptor Image = new("application/vnd.oci.image.manifest.v1+json", "sha256:"
        + Convert.ToHexStringLower(SHA256.HashData("image"u8)), 349);
    public static readonly Descriptor Other = new("application/vnd.oci.image.manifest.v1+json", "sha256:"
        + Convert.ToHexStringLower(SHA256.HashData("other"u8)), 350);

    public TestRepository(string method = "ecdsa")
    {
        Root = [TestKey.WithCertificate(Gun, Today.AddYears(5))];
        foreach (var role in (string[])["targets", "snapshot", "timestamp", "targets/releases", "targets/alice"])
            Keys[role] = [TestKey.Make(method)];
        Tags["targets"] = [];
        Tags["targets/releases"] = new() { ["v1"] = Image };
        Tags["targets/alice"] = new() { ["v1"] = Image };
    }

    public List<TestKey> Root { get; set; }

    public Dictionary<string, List<TestKey>> Keys { get; } = [];

    public Dictionary<string, int> Thresholds { get; } = [];

    public Dictionary<string, Dictionary<string, Descriptor>> Tags { get; } = [];

    public Dictionary<string, string[]> Paths { get; } = [];

    public Dictionary<string, long> Versions { get; } = [];

    public Dictionary<string, DateTimeOffset> Expiries { get; } = [];

    /// <summary>Changes what is signed of a role, before it is signed.</summary>
    public Dictionary<string, Action<JsonObject>> Before { get; } = [];

    /// <summary>Changes a role's file after it was signed, before anything vouches for it.</summary>
    public Dictionary<string, Func<byte[], byte[]>> After { get; } = [];

    /// <summary>Keys that also sign the root, such as the ones before a rotation.</summary>
    public List<TestKey> AlsoSignsRoot { get; } = [];

    public Dictionary<string, byte[]> Files { get; } = [];

    public List<string> Asked { get; } = [];

    public static byte[] Canonical(JsonNode node)
    {
        using var document = JsonDocument.Parse(node.ToJsonString());
        return CanonicalJson.Encode(document.RootElement);
    }

    /// <summary>Signs everything anew.</summary>
    public TestRepository Publish()
    {
        foreach (var name in Files.Keys.Where(static n => !n.Contains('.', StringComparison.Ordinal)).ToList())
            Files.Remove(name);
        var root = Signed("root", new JsonObject
        {
            ["_type"] = "Root",
            ["consistent_snapshot"] = false,
            ["keys"] = KeyMap([.. Root, .. Keys["targets"], .. Keys["snapshot"], .. Keys["timestamp"]]),
            ["roles"] = new JsonObject
            {
                ["root"] = Role(Root, "root"),
                ["targets"] = Role(Keys["targets"], "targets"),
                ["snapshot"] = Role(Keys["snapshot"], "snapshot"),
                ["timestamp"] = Role(Keys["timestamp"], "timestamp"),
            },
        }, [.. Root, .. AlsoSignsRoot]);
        Files[(Versions.GetValueOrDefault("root", 1)) + ".root"] = root;
        var meta = new JsonObject { ["root"] = Describe(root) };
        foreach (var role in Tags.Keys.OrderByDescending(static r => r.Length))
        {
            var below = Tags.Keys.Where(r => r.Length > role.Length && r[..r.LastIndexOf('/')] == role).ToList();
            var targets = new JsonObject();
            foreach (var (tag, image) in Tags[role])
                targets[tag] = new JsonObject
                {
                    ["hashes"] = new JsonObject { ["sha256"] = Convert.ToBase64String(Convert.FromHexString(image.Digest[7..])) },
                    ["length"] = image.Size
                };
            var roles = new JsonArray();
            foreach (var child in below.Order(StringComparer.Ordinal))
            {
                var delegated = Role(Keys[child], child);
                delegated["name"] = child;
                delegated["paths"] = new JsonArray([.. Paths.GetValueOrDefault(child, [""]).Select(static p => (JsonNode)p)]);
                roles.Add(delegated);
            }
            meta[role] = Describe(Signed(role, new JsonObject
            {
                ["_type"] = "Targets",
                ["delegations"] = new JsonObject { ["keys"] = KeyMap([.. below.SelectMany(c => Keys[c])]), ["roles"] = roles },
                ["targets"] = targets,
            }, Keys[role]));
        }
        var snapshot = Signed("snapshot", new JsonObject { ["_type"] = "Snapshot", ["meta"] = meta }, Keys["snapshot"]);
        Signed("timestamp", new JsonObject { ["_type"] = "Timestamp", ["meta"] = new JsonObject { ["snapshot"] = Describe(snapshot) } }, Keys["timestamp"]);
        return this;
    }

    public Task<ReadOnlyMemory<byte>?> GetAsync(string name, long limit, CancellationToken cancellation)
    {
        Asked.Add(name);
        return Task.FromResult(Files.TryGetValue(name, out var file) ? new ReadOnlyMemory<byte>(file) : (ReadOnlyMemory<byte>?)null);
    }

    public Verdict Verify(string? tag = "v1", Descriptor? image = null, DateTimeOffset? now = null, Func<ContentTrustQuestion,
        ContentTrustQuestion>? with = null)
    {
        var question = new ContentTrustQuestion(Gun, image ?? Image, tag, now ?? Today);
        return ContentTrustVerifier.VerifyAsync(with is null ? question : with(question), this, CancellationToken.None).GetAwaiter().GetResult();
    }

    byte[] Signed(string role, JsonObject signed, IEnumerable<TestKey> keys)
    {
        signed["version"] = Versions.GetValueOrDefault(role, 1);
        signed["expires"] = Expiries.GetValueOrDefault(role, role == "timestamp" ? Today.AddDays(14) : Today.AddYears(3))
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'12Z'", System.Globalization.CultureInfo.InvariantCulture);
        if (Before.TryGetValue(role, out var change))
            change(signed);
        var message = Canonical(signed);
        var file = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["signed"] = signed,
            ["signatures"] = new JsonArray([.. keys.Select(k => (JsonNode)k.Sign(message))])
        }
            .ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        if (After.TryGetValue(role, out var tamper))
            file = tamper(file);
        Files[role] = file;
        Files[role + "." + Convert.ToHexStringLower(SHA256.HashData(file))] = file;
        return file;
    }

    JsonObject Role(List<TestKey> keys, string role) =>
        new() { ["keyids"] = new JsonArray([.. keys.Select(static k => (JsonNode)k.Id)]), ["threshold"] = Thresholds.GetValueOrDefault(role, 1) };

    static JsonObject KeyMap(IEnumerable<TestKey> keys)
    {
        var map = new JsonObject();
        foreach (var key in keys)
            map[key.Id] = key.Json.DeepClone();
        return map;
    }

    static JsonObject Describe(byte[] file) => new()
    {
        ["hashes"] = new JsonObject { ["sha256"] = Convert.ToBase64String(SHA256.HashData(file)), ["sha512"] = Convert.ToBase64String(SHA512.HashData(file)) },
        ["length"] = file.Length,
    };
}
