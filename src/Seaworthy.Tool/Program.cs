using System;
using System.CommandLine;
using System.IO;
using System.Text;
using Seaworthy.Tool;

// Paths and findings can contain any character; a console that cannot show one shows a question mark instead of failing.
Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 64 * 1024);
var root = CommandLine.Create(output);
var result = root.Parse(CommandLine.Prepare(args));
int exitCode;
if (CommandLine.FaultOf(result) is { } fault)
{
    StandardError.Write($"{fault}{(fault.EndsWith('?') ? " see" : "; see")} 'seaworthy --help'");
    exitCode = ExitCode.Wrong;
}
else
{
    try
    {
        exitCode = result.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output });
    }
    catch (UsageException wrong)
    {
        StandardError.Write(wrong.Message);
        exitCode = ExitCode.Wrong;
    }
    catch (IOException closed) when (closed is not FileNotFoundException)
    {
        // The reader of a pipe has closed it, or the disk is full: standard output cannot be used any more.
        StandardError.Write(closed.Message);
        return ExitCode.Wrong;
    }
}
output.Flush();
return exitCode;
