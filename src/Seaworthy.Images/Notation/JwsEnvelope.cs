using System;
using System.Collections.Generic;
using System.Text;
using System.Text.Json;

namespace Seaworthy.Images.Notation;

/// <summary>The JSON envelope: a flattened JWS (RFC 7515, section 7.2.2; Notary Project, JWS envelope).</summary>
static class JwsEnvelope
{
    public static SignatureEnvelope Parse(ReadOnlyMemory<byte> bytes)
    {
        using var document = StrictJson.Parse(bytes, "the signature");
        var root = document.RootElement;
        foreach (var member in root.EnumerateObject())
        {
            if (member.Name is not ("payload" or "protected" or "header" or "signature"))
                throw Refusal.Invalid($"the signature has a member '{Refusal.Shown(member.Name)}' that does not belong there");
        }
        var payload = StrictJson.Text(root, "payload", "the signature");
        var guarded = StrictJson.Text(root, "protected", "the signature");
        var signature = StrictJson.Base64Url(StrictJson.Text(root, "signature", "the signature"), "the signature proper");
        var header = StrictJson.Object(root, "header", "the signature");
        using var headers = StrictJson.Parse(StrictJson.Base64Url(guarded, "the protected header"), "the protected header");
        foreach (var member in headers.RootElement.EnumerateObject())
        {
            // RFC 7515, section 4: the two headers must have no name in common.
            if (header.TryGetProperty(member.Name, out _))
                throw Refusal.Invalid($"header '{Refusal.Shown(member.Name)}' stands in both headers");
        }
        return Of(headers.RootElement) with
        {
            Payload = StrictJson.Base64Url(payload, "the payload"),
            Signed = Encoding.ASCII.GetBytes(guarded + "." + payload),
            Signature = signature,
            Chain = SignatureEnvelope.Certificates(Chain(header)),
            Timestamp = StrictJson.OptionalText(header, SignatureEnvelope.TimestampHeader, "the header") is { Length: > 0 } token
                ? StrictJson.Base64(token, "the timestamp")
                : null,
        };
    }

    static SignatureEnvelope Of(JsonElement headers)
    {
        const string What = "the protected header";
        // RFC 7797 would change what is signed.
        if (headers.TryGetProperty("b64", out _))
            throw Refusal.Invalid($"{What} has 'b64'");
        var algorithm = SignatureAlgorithmOf(StrictJson.Text(headers, "alg", What));
        var scheme = StrictJson.Text(headers, SignatureEnvelope.SchemeHeader, What);
        var signingTime = Time(headers, SignatureEnvelope.SigningTimeHeader);
        var authenticTime = Time(headers, SignatureEnvelope.AuthenticTimeHeader);
        var expiry = Time(headers, SignatureEnvelope.ExpiryHeader);
        var isRight = scheme switch
        {
            SignatureEnvelope.X509 => signingTime is not null && authenticTime is null,
            SignatureEnvelope.SigningAuthority => signingTime is null && authenticTime is not null,
            _ => throw Refusal.Invalid($"signing scheme '{Refusal.Shown(scheme)}' is not known"),
        };
        if (!isRight)
            throw Refusal.Invalid($"the time of signing is not stated as scheme {scheme} demands");
        SignatureEnvelope.CheckCritical(Critical(headers), scheme, expiry is not null);
        return new SignatureEnvelope
        {
            Algorithm = algorithm,
            ContentType = StrictJson.Text(headers, "cty", What),
            Scheme = scheme,
            SigningTime = (signingTime ?? authenticTime)!.Value,
            Expiry = expiry,
            Payload = [],
            Signed = [],
            Signature = [],
            Chain = [],
        };
    }

    static SignatureAlgorithm SignatureAlgorithmOf(string name)
    {
        foreach (var algorithm in SignatureAlgorithm.All)
        {
            if (algorithm.Name == name)
                return algorithm;
        }
        throw Refusal.Invalid($"signature algorithm '{Refusal.Shown(name)}' is not allowed");
    }

    static DateTimeOffset? Time(JsonElement headers, string name) =>
        StrictJson.OptionalText(headers, name, "the protected header") is { } text ? StrictJson.Time(text, $"'{name}'") : null;

    static List<string> Critical(JsonElement headers)
    {
        var critical = new List<string>();
        if (!headers.TryGetProperty("crit", out var list) || list.ValueKind != JsonValueKind.Array)
            return critical;
        foreach (var item in list.EnumerateArray())
            critical.Add(StrictJson.TryText(item, out var text) ? text : throw Refusal.Invalid("'crit' holds something other than names"));
        return critical;
    }

    static List<byte[]> Chain(JsonElement header)
    {
        var chain = new List<byte[]>();
        if (!header.TryGetProperty("x5c", out var list) || list.ValueKind != JsonValueKind.Array)
            return chain;
        foreach (var item in list.EnumerateArray())
            chain.Add(StrictJson.TryText(item, out var text) ? StrictJson.Base64(text, "a certificate")
                : throw Refusal.Invalid("'x5c' holds something other than certificates"));
        return chain;
    }
}
