using System.Collections.Generic;
using System.IO;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool;

/// <summary><c>seaworthy baseline</c>: what is found today is known from now on; what is no longer found is dropped.</summary>
sealed class BaselineCommand(TextWriter output)
{
    public int Run(CheckRequest request, string? file)
    {
        var input = new InputFiles { Excludes = request.Excludes };
        foreach (var path in request.Paths.Count == 0 ? ["."] : request.Paths)
            input.Add(path);
        var session = new CheckSession(request, input);
        var result = session.Run();
        var target = Path.GetFullPath(file ?? Baseline.FileName);
        WriteGuard.Check(input.Disk, PathNames.Normalize(target), PathNames.Normalize(Directory.GetCurrentDirectory()));
        var known = new List<Finding>();
        foreach (var finding in result.Findings)
        {
            if (finding.Severity >= Severity.Info)
                known.Add(finding);
        }
        var text = Baseline.Write(PathNames.Normalize(Path.GetDirectoryName(target)!), known);
        if (!File.Exists(target) || File.ReadAllText(target) != text)
        {
            AtomicFile.Write(target, text);
        }
        var (noun, verb) = known.Count == 1 ? ("finding", "is") : ("findings", "are");
        output.Write($"{known.Count} {noun} in {target} {verb} known from now on; new ones are reported\n");
        foreach (var fault in session.Faults)
            StandardError.Write(fault);
        return session.Faults.Count == 0 ? ExitCode.Clean : ExitCode.Wrong;
    }
}
