using Seaworthy.Trust;

namespace Seaworthy.Rules.Trust;

/// <summary>The lock files and policies that stand beside the examples.</summary>
static class TrustExamples
{
    public const string Digest = "sha256:9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d9b2a1c0d";

    public const string OtherDigest = "sha256:4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c4f5e6d7c";

    /// <summary>The image of the examples about signatures, pinned.</summary>
    public const string Api = "registry.example.com/acme/api:1.4.2@" + Digest;

    const string Policy = """
        version: 1
        scopes:
        - images: registry.example.com/acme/*
          require: contentTrust
        """;

    /// <summary>A lock with one image.</summary>
    public static Example Locked(this Example example, string reference, string digest = Digest, string trust = "") =>
        example.Beside(LockFile.FileName, Lock(reference, digest, trust));

    /// <summary>A lock of the pinned image in which the signature came to that, and a policy that wants one.</summary>
    public static Example Trusted(this Example example, string trust) =>
        example.Beside(TrustPolicy.FileName, Policy).Beside(LockFile.FileName, Lock("registry.example.com/acme/api:1.4.2", Digest, trust));

    /// <summary>A policy that wants signatures of the image.</summary>
    public static Example Wanted(this Example example) => example.Beside(TrustPolicy.FileName, Policy);

    public static string Lock(string reference, string digest, string trust) => $$"""
        {
          "version": 1,
          "images": {
            "{{reference}}": {
              "digest": "{{digest}}"{{(trust.Length == 0 ? "" : ",\n      \"trust\": { \"scheme\": \"contentTrust\", " + trust + " }")}}
            }
          }
        }
        """;

    public static string Compose(string image) => $$"""
        services:
          api:
            image: {{image}}
        """;

    public static string Pod(string image) => $$"""
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
        spec:
          containers:
          - name: api
            image: {{image}}
        """;
}
