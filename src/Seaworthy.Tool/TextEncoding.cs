using System.Text;

namespace Seaworthy.Tool;

/// <summary>The encoding that a file was read in, so that it is written in the same.</summary>
static class TextEncoding
{
    public static Encoding Of(byte[] bytes) =>
        bytes is [0xEF, 0xBB, 0xBF, ..] ? new UTF8Encoding(true)
        : bytes is [0xFF, 0xFE, ..] ? new UnicodeEncoding(false, true)
        : bytes is [0xFE, 0xFF, ..] ? new UnicodeEncoding(true, true)
        : IsUtf8(bytes) ? new UTF8Encoding(false) : Encoding.Latin1;

    /// <summary>The text as bytes, behind the mark that the encoding has.</summary>
    public static byte[] Bytes(Encoding encoding, string text) => [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];

    static bool IsUtf8(byte[] bytes)
    {
        try
        {
            _ = new UTF8Encoding(false, throwOnInvalidBytes: true).GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
