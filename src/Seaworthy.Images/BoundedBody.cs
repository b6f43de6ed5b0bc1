using System.IO;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Seaworthy.Images;

/// <summary>Reads what a server sends, up to a limit.</summary>
internal static class BoundedBody
{
    /// <summary>The whole body, or null where it is longer than allowed.</summary>
    public static async Task<byte[]?> ReadAsync(HttpContent content, long most, CancellationToken cancellation)
    {
        if (content.Headers.ContentLength > most)
            return null;
        var stream = await content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            using var body = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > most)
                    return null;
                body.Write(buffer, 0, read);
            }
            return body.ToArray();
        }
    }
}
