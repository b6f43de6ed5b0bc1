using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using System.Text;

namespace Seaworthy.Images.Certificates;

/// <summary>Certificates in PEM (RFC 7468).</summary>
static class Pem
{
    const int MostCertificates = 1000;

    /// <summary>Every certificate of a file; other kinds of blocks and text around them are left out.</summary>
    public static List<Certificate> Certificates(ReadOnlySpan<byte> file)
    {
        var certificates = new List<Certificate>();
        var text = Encoding.Latin1.GetString(file).AsSpan();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (text[fields.Label].SequenceEqual("CERTIFICATE"))
            {
                var der = new byte[fields.DecodedDataLength];
                if (!Convert.TryFromBase64Chars(text[fields.Base64Data], der, out var written) || written != der.Length
                    || certificates.Count == MostCertificates)
                    throw Refusal.Invalid("a certificate cannot be read");
                certificates.Add(Certificate.Parse(der));
            }
            text = text[fields.Location.End..];
        }
        return certificates;
    }
}
