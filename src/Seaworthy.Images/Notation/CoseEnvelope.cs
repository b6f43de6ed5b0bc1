using System;
using System.Collections.Generic;
using System.Formats.Cbor;
using System.Globalization;

namespace Seaworthy.Images.Notation;

/// <summary>
/// The CBOR envelope: a tagged COSE_Sign1 (RFC 9052, section 4.2; Notary Project, COSE envelope). Read by hand, because <c>CoseMessage</c> lets pass what
/// must be refused: critical headers that nobody knows, and a label in both maps.
/// </summary>
static class CoseEnvelope
{
    const int Sign1 = 18;
    const string Algorithm = "1";
    const string Critical = "2";
    const string ContentType = "3";
    const string Chain = "33";
    const int MostDepth = 8;
    const int MostItems = 4096;

    public static SignatureEnvelope Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return Read(bytes);
        }
        catch (Exception e) when (e is CborContentException or InvalidOperationException or OverflowException or FormatException)
        {
            throw Refusal.Invalid("the signature is not a well-formed COSE_Sign1 message");
        }
    }

    static SignatureEnvelope Read(ReadOnlyMemory<byte> bytes)
    {
        var reader = new CborReader(bytes, CborConformanceMode.Strict);
        if (reader.ReadTag() != (CborTag)Sign1 || reader.ReadStartArray() != 4)
            throw Refusal.Invalid("the signature is not a tagged COSE_Sign1 message");
        var guarded = Bytes(reader);
        var budget = MostItems;
        var open = Map(reader, ref budget);
        var payload = Bytes(reader);
        var signature = Bytes(reader);
        reader.ReadEndArray();
        if (reader.BytesRemaining != 0)
            throw Refusal.Invalid("data follow the signature");
        var headerReader = new CborReader(guarded, CborConformanceMode.Strict);
        var headers = Map(headerReader, ref budget);
        if (headerReader.BytesRemaining != 0)
            throw Refusal.Invalid("data follow the protected header");
        foreach (var label in headers.Keys)
        {
            if (open.ContainsKey(label))
                throw Refusal.Invalid($"header '{Refusal.Shown(label)}' stands in both headers");
        }
        if (open.ContainsKey(Critical))
            throw Refusal.Invalid("critical headers are named where nothing protects them");
        var envelope = Of(headers);
        return envelope with
        {
            Payload = payload,
            Signed = ToBeSigned(guarded, payload),
            Signature = signature,
            Chain = SignatureEnvelope.Certificates(open.TryGetValue(Chain, out var chain) && chain is List<object?> list ? ByteStrings(list) : []),
            Timestamp = !open.TryGetValue(SignatureEnvelope.TimestampHeader, out var token) ? null
                : token is byte[] { Length: > 0 } stamp ? stamp : throw Refusal.Invalid("the timestamp is not a byte string"),
        };
    }

    static SignatureEnvelope Of(Dictionary<string, object?> headers)
    {
        var scheme = headers.GetValueOrDefault(TextLabel(SignatureEnvelope.SchemeHeader)) as string ?? throw Refusal.Invalid("the signature has no signing " +
            "scheme");
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
        var critical = new List<string>();
        foreach (var item in headers.GetValueOrDefault(Critical) as List<object?> ?? [])
            critical.Add(item as string ?? throw Refusal.Invalid("a critical header is missing or not known"));
        SignatureEnvelope.CheckCritical(critical, scheme, expiry is not null);
        return new SignatureEnvelope
        {
            Algorithm = AlgorithmOf(headers.GetValueOrDefault(Algorithm)),
            ContentType = headers.GetValueOrDefault(ContentType) as string ?? throw Refusal.Invalid("the signature has no content type"),
            Scheme = scheme,
            SigningTime = (signingTime ?? authenticTime)!.Value,
            Expiry = expiry,
            Payload = [],
            Signed = [],
            Signature = [],
            Chain = [],
        };
    }

    static SignatureAlgorithm AlgorithmOf(object? id)
    {
        foreach (var algorithm in SignatureAlgorithm.All)
        {
            if (id is long number && number == algorithm.CoseId)
                return algorithm;
        }
        throw Refusal.Invalid("the signature algorithm is missing or not allowed");
    }

    static DateTimeOffset? Time(Dictionary<string, object?> headers, string name)
    {
        if (!headers.TryGetValue(TextLabel(name), out var value))
            return null;
        return value is DateTimeOffset time ? time : throw Refusal.Invalid($"'{name}' is not a time");
    }

    static List<byte[]> ByteStrings(List<object?> items)
    {
        var strings = new List<byte[]>();
        foreach (var item in items)
            strings.Add(item as byte[] ?? throw Refusal.Invalid("the certificate chain holds something other than certificates"));
        return strings;
    }

    static byte[] ToBeSigned(byte[] guarded, byte[] payload)
    {
        var writer = new CborWriter(CborConformanceMode.Canonical);
        writer.WriteStartArray(4);
        writer.WriteTextString("Signature1");
        writer.WriteByteString(guarded);
        writer.WriteByteString([]);
        writer.WriteByteString(payload);
        writer.WriteEndArray();
        return writer.Encode();
    }

    /// <summary>Labels are numbers or text; text that looks like a number must not be taken for one.</summary>
    static string TextLabel(string label) => label.Length > 0 && (char.IsAsciiDigit(label[0]) || label[0] is '-' or '"') ? "\"" + label : label;

    static byte[] Bytes(CborReader reader) =>
        reader.PeekState() == CborReaderState.ByteString ? reader.ReadByteString() : throw new CborContentException("Lengths must be stated");

    static Dictionary<string, object?> Map(CborReader reader, ref int budget)
    {
        var count = reader.ReadStartMap() ?? throw new CborContentException("Lengths must be stated");
        var map = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var i = 0; i < count; i++)
        {
            var label = reader.PeekState() switch
            {
                CborReaderState.TextString => TextLabel(reader.ReadTextString()),
                CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger => reader.ReadInt64().ToString(CultureInfo.InvariantCulture),
                _ => throw new CborContentException("A label is neither a number nor text"),
            };
            if (!map.TryAdd(label, Value(reader, 0, ref budget)))
                throw new CborContentException("A label stands twice");
        }
        reader.ReadEndMap();
        return map;
    }

    /// <summary>A value as far as anything here looks at it; what nothing looks at is walked over and null.</summary>
    static object? Value(CborReader reader, int depth, ref int budget)
    {
        if (depth > MostDepth || --budget < 0)
            throw new CborContentException("Too deep or too many values");
        switch (reader.PeekState())
        {
            case CborReaderState.TextString:
                return reader.ReadTextString();
            case CborReaderState.ByteString:
                return reader.ReadByteString();
            case CborReaderState.UnsignedInteger or CborReaderState.NegativeInteger:
                return reader.ReadInt64();
            case CborReaderState.StartArray:
                var list = new List<object?>();
                var count = reader.ReadStartArray() ?? throw new CborContentException("Lengths must be stated");
                for (var i = 0; i < count; i++)
                    list.Add(Value(reader, depth + 1, ref budget));
                reader.ReadEndArray();
                return list;
            case CborReaderState.StartMap:
                var pairs = reader.ReadStartMap() ?? throw new CborContentException("Lengths must be stated");
                for (var i = 0; i < pairs; i++)
                {
                    Value(reader, depth + 1, ref budget);
                    Value(reader, depth + 1, ref budget);
                }
                reader.ReadEndMap();
                return null;
            case CborReaderState.Tag:
                var tag = reader.ReadTag();
                var value = Value(reader, depth + 1, ref budget);
                return tag == CborTag.UnixTimeSeconds && value is long seconds and >= -62135596800 and <= 253402300799
                    ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
            case CborReaderState.Boolean:
                return reader.ReadBoolean();
            case CborReaderState.Null:
                reader.ReadNull();
                return null;
            case CborReaderState.HalfPrecisionFloat or CborReaderState.SinglePrecisionFloat or CborReaderState.DoublePrecisionFloat:
                return reader.ReadDouble();
            default:
                throw new CborContentException("A value of an unexpected kind");
        }
    }
}
