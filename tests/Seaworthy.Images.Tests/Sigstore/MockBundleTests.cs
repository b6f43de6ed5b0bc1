using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Seaworthy.Images.Sigstore;
using Xunit;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Bundles that sigstore's own signing client made against its mock of the services; <c>Fixtures/make.cjs</c> makes them anew.</summary>
public sealed class MockBundleTests
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("mocked\n");

    public static IEnumerable<object[]> Bundles() => Directory.GetFiles(Folder(), "*.sigstore.json").Order(StringComparer.Ordinal)
        .Select(static f => new object[] { Path.GetFileName(f) });

    [Theory]
    [MemberData(nameof(Bundles))]
    public void Bundles_of_the_mock_verify(string name)
    {
        var bundle = File.ReadAllBytes(Path.Combine(Folder(), name));
        var root = TrustedRoot.Parse(File.ReadAllBytes(Path.Combine(Folder(), "trusted_root.json")));
        var digest = Artifact.FromDigest("sha256:" + Convert.ToHexStringLower(SHA256.HashData(Content)))!;
        Assert.Equal(new Answer(TrustState.Signed, "signed by ci@example.invalid (https://issuer.example.invalid)"),
            Judge.Keyless(bundle, null, Artifact.FromBytes(Content), root));
        Assert.Equal(TrustState.Signed, Judge.Keyless(bundle, null, digest, root).State);
        Assert.Equal(TrustState.Invalid, Judge.Keyless(bundle, null, Artifact.FromBytes(new byte[1]), root).State);
        Assert.Equal(TrustState.WrongSigner, Judge.Keyless(bundle, new SigstoreIdentity
        {
            Identity = "ci@example.invali",
            Issuer = "https://issuer.example.invalid"
        }, digest, root).State);
        Assert.Equal(TrustState.Invalid, Judge.Keyless(bundle, null, digest, TrustedRoot.Public).State);
    }

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Fixtures");
}
