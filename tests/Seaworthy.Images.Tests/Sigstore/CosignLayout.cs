using System;
using System.Collections.Generic;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Seaworthy.Images.Tests.Sigstore;

/// <summary>Payloads and annotations of cosign's first layout.</summary>
internal static class CosignLayout
{
    public static byte[] Payload(string digest, string type = "cosign container image signature") => Encoding.UTF8.GetBytes(new JsonObject
    {
        ["critical"] = new JsonObject
        {
            ["identity"] = new JsonObject { ["docker-reference"] = "registry.example.invalid/app" },
            ["image"] = new JsonObject { ["docker-manifest-digest"] = digest },
            ["type"] = type,
        },
        ["optional"] = null,
    }.ToJsonString());

    public static Dictionary<string, string> Sign(byte[] payload, SigningKey key, bool isKeyless = false, bool isLogged = true, bool isStamped = false,
        SigstoreLab? lab = null)
    {
        lab ??= SigstoreLab.Default;
        var signature = key.Sign(payload);
        var annotations = new Dictionary<string, string> { ["dev.cosignproject.cosign/signature"] = Convert.ToBase64String(signature) };
        var certificate = isKeyless ? PemEncoding.WriteString("CERTIFICATE", lab.Certificate(key)) + "\n" : null;
        if (certificate is not null)
        {
            annotations["dev.sigstore.cosign/certificate"] = certificate;
            annotations["dev.sigstore.cosign/chain"] = certificate;
        }
        if (isStamped)
            annotations["dev.sigstore.cosign/rfc3161timestamp"] = new JsonObject
            {
                ["SignedRFC3161Timestamp"] =
                Convert.ToBase64String(lab.Timestamp(signature))
            }.ToJsonString();
        if (!isLogged)
            return annotations;
        var spec = new JsonObject
        {
            ["data"] = new JsonObject
            {
                ["hash"] = new JsonObject
                {
                    ["algorithm"] = "sha256",
                    ["value"] = Convert.ToHexStringLower(SHA256.HashData(payload))
                }
            },
            ["signature"] = new JsonObject
            {
                ["content"] = Convert.ToBase64String(signature),
                ["publicKey"] = new JsonObject { ["content"] = Convert.ToBase64String(Encoding.UTF8.GetBytes(certificate ?? key.Pem)) },
            },
        };
        var entry = lab.Entry(1, "hashedrekord", "0.0.1", spec);
        annotations["dev.sigstore.cosign/bundle"] = new JsonObject
        {
            ["SignedEntryTimestamp"] = entry["inclusionPromise"]!["signedEntryTimestamp"]!.GetValue<string>(),
            ["Payload"] = new JsonObject
            {
                ["body"] = entry["canonicalizedBody"]!.GetValue<string>(),
                ["integratedTime"] = long.Parse(entry["integratedTime"]!.GetValue<string>(), CultureInfo.InvariantCulture),
                ["logIndex"] = 77000,
                ["logID"] = Convert.ToHexStringLower(lab.Log.Id),
            },
        }.ToJsonString();
        return annotations;
    }
}
