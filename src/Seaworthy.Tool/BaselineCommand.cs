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
    public int Run(CheckRequest request, string? file, bool prunes)
    {
        var input = new InputFiles { Excludes = request.Excludes };
        foreach (var path in request.Paths.Count == 0 ? ["."] : request.Paths)
            input.Add(path);
        var session = new CheckSession(request, input);
        var result = session.Run();
        var target = Path.GetFullPath(file ?? Baseline.FileName);
        WriteGuard.Check(input.Disk, PathNames.Normalize(target), PathNames.Normalize(Directory.GetCurrentDirectory()));
        if (prunes)
            return Prune(input, session, result, target);
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

    int Prune(InputFiles input, CheckSession session, LintResult result, string target)
    {
        var text = input.Disk.ReadText(PathNames.Normalize(target)) ?? throw new UsageException($"{target}: the baseline cannot be read");
        var baseline = Baseline.Read(new SourceText(PathNames.Normalize(target), text), out var error) ?? throw new UsageException(error!);
        foreach (var fault in session.Faults)
            StandardError.Write(fault);
        // What could not be read may still have the finding.
        if (session.Faults.Count > 0)
            return ExitCode.Wrong;
        var pruned = baseline.Prune(result.Workspace, result.Findings);
        if (pruned is not null)
            AtomicFile.Write(target, pruned);
        output.Write(pruned is null ? $"{target} has no entry that can be removed\n" : $"{target} has only entries that are still found\n");
        return ExitCode.Clean;
    }
}
