using System.Text;
using System.Text.Json.Nodes;
using Seaworthy.Images.Sigstore;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Asks for verdicts with little ado.</summary>
internal static class Judge
{
    public static readonly SigstoreIdentity Identity = new() { Identity = SigstoreLab.Email, Issuer = SigstoreLab.Issuer };

    public static Answer Keyless(BundleMaker maker, SigstoreIdentity? identity = null, Artifact? artifact = null) =>
        Keyless(Encoding.UTF8.GetBytes(maker.Make().ToJsonString()), identity, artifact, Root(maker.Lab));

    public static Answer Keyless(JsonObject bundle, SigstoreIdentity? identity = null, Artifact? artifact = null, TrustedRoot? root = null) =>
        Keyless(Encoding.UTF8.GetBytes(bundle.ToJsonString()), identity, artifact, root);

    public static Answer Keyless(byte[] bundle, SigstoreIdentity? identity = null, Artifact? artifact = null, TrustedRoot? root = null)
    {
        var verdict = SigstoreBundle.Verify(bundle, artifact ?? Artifact.FromBytes(BundleMaker.Content), root ?? Root(SigstoreLab.Default),
            identity ?? Identity);
        return new(verdict.State, verdict.Reason);
    }

    public static Answer Keyed(JsonObject bundle, SigningKey key, bool requiresLog = true, Artifact? artifact = null, TrustedRoot? root = null)
    {
        var bytes = Encoding.UTF8.GetBytes(bundle.ToJsonString());
        var verdict = SigstoreBundle.Verify(
            bytes, artifact ?? Artifact.FromBytes(BundleMaker.Content), root ?? Root(SigstoreLab.Default), key.PemBytes, requiresLog);
        return new(verdict.State, verdict.Reason);
    }

    public static TrustedRoot Root(SigstoreLab lab) => Root(lab.TrustedRoot());

    public static TrustedRoot Root(JsonObject root) => TrustedRoot.Parse(Encoding.UTF8.GetBytes(root.ToJsonString()));

    public static JsonNode Entry(this JsonObject bundle) => bundle["verificationMaterial"]!["tlogEntries"]![0]!;
}

internal readonly record struct Answer(TrustState State, string Reason);
