using System;
using System.IO;
using System.Text;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Seaworthy.Text;
using SharpFuzz;

// With AFL: sharpfuzz Seaworthy.Core.dll, then afl-fuzz -i samples -o found dotnet Seaworthy.Fuzz.dll dockerfile
// Without: dotnet run --project fuzz/Seaworthy.Fuzz -- compose FILE… runs files that were found, and throws as they made it throw.
if (args.Length == 0 || !Enum.TryParse<FileKind>(args[0], ignoreCase: true, out var kind) || kind == FileKind.Other)
{
    Console.Error.WriteLine("usage: Seaworthy.Fuzz dockerfile|compose|kubernetes [FILE…]");
    return 2;
}
var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.All }, null);
if (args.Length == 1)
{
    Fuzzer.OutOfProcess.Run(stream =>
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        Lint(reader.ReadToEnd());
    });
    return 0;
}
foreach (var file in args[1..])
    Lint(File.ReadAllText(file));
return 0;

// Everything a host asks for: the findings, their fixes, and the text after them.
void Lint(string text)
{
    var parsed = ParsedText.Parse(new SourceText("input", text), kind);
    var result = Linter.Run(new Workspace([new ParsedFile("input", parsed, true, settings)]) { RethrowFaults = true });
    foreach (var finding in result.Findings)
    {
        if (finding.Fix?.Edits() is { } edits)
            _ = ParsedText.Parse(new SourceText("input", TextEdit.Apply(text, edits)), kind);
    }
}
