using System.IO;
using System.Runtime.CompilerServices;
using System.Text;
using System.Threading.Tasks;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>
/// Compares a text with the <c>Class.Method.verified.txt</c> beside the test's file; where they differ, the text is written to
/// <c>Class.Method.received.txt</c> and the test fails. Names and calls are those of Verify.Xunit, which takes this file's place by deleting it.
/// </summary>
static class Verifier
{
    public static async Task Verify(string target, [CallerFilePath] string sourceFile = "", [CallerMemberName] string method = "")
    {
        var name = Path.Combine(Path.GetDirectoryName(sourceFile)!, Path.GetFileNameWithoutExtension(sourceFile) + "." + method);
        var verified = name + ".verified.txt";
        var received = name + ".received.txt";
        var actual = target.ReplaceLineEndings("\n").TrimEnd('\n');
        var expected = File.Exists(verified) ? (await File.ReadAllTextAsync(verified)).ReplaceLineEndings("\n").TrimEnd('\n') : null;
        if (actual == expected)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, actual + "\n", new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        throw new XunitException($"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)}; move it there if it is right.\n{actual}");
    }
}
