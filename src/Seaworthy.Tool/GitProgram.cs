using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;

namespace Seaworthy.Tool;

/// <summary>The <c>git</c> of this machine.</summary>
/// <param name="folder">Where it runs.</param>
sealed class GitProgram(string folder)
{
    static readonly UTF8Encoding s_utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <exception cref="UsageException">There is none.</exception>
    public (int ExitCode, string Output, string Error) Run(params string[] arguments)
    {
        // The configuration of a repository can name a program to run; reading a difference needs none.
        var start = new ProcessStartInfo("git", ["-c", "core.fsmonitor=false", .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = s_utf8,
            StandardErrorEncoding = s_utf8,
        };
        try
        {
            using var process = Process.Start(start)!;
            process.StandardInput.Close();
            var error = Task.Run(process.StandardError.ReadToEnd);
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return (process.ExitCode, output, error.GetAwaiter().GetResult());
        }
        catch (Win32Exception)
        {
            throw new UsageException("--since: the program 'git' is not found; install it");
        }
    }
}
