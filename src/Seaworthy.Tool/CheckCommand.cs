using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Engine;
using Seaworthy.Rules.Tool;
using Seaworthy.Text;
using Seaworthy.Tool.Output;

namespace Seaworthy.Tool;

/// <summary><c>seaworthy check</c>.</summary>
sealed class CheckCommand(TextWriter output)
{
    public int Run(CheckRequest request)
    {
        var input = Collect(request);
        var session = new CheckSession(request, input);
        var result = session.Run();
        IReadOnlyList<FixedFile> repaired = [];
        if (request.Fix is not null || request.IsDiff)
        {
            var repair = new Repair(session, input, takesReview: request.Fix == "all");
            (result, repaired) = repair.Run(result);
            if (request.IsDiff)
            {
                Diff.Write(output, repaired);
                return repaired.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
            }
            if (request.StandardInputName is not null)
            {
                // What came in by standard input goes out the same way.
                output.Write(input.Files.First().Text);
                return ExitCode.Clean;
            }
            repair.Save(repaired);
        }
        var findings = new List<Finding>(session.SettingFindings());
        findings.AddRange(result.Findings);
        var report = new CheckReport(result, findings, input, repaired);
        WriterOf(request.Format, report).Write();
        return ExitCodeOf(request, report);
    }

    static InputFiles Collect(CheckRequest request)
    {
        var input = new InputFiles();
        if (request.StandardInputName is { } name)
        {
            if (request.Paths is not ["-"])
                throw new UsageException("--stdin-filename goes with - as the only path");
            input.AddText(name, Console.In.ReadToEnd());
            return input;
        }
        if (request.Paths.Contains("-"))
            throw new UsageException("- needs --stdin-filename NAME, so that the file's kind and settings are known");
        foreach (var path in request.Paths.Count == 0 ? (IReadOnlyList<string>)["."] : request.Paths)
            input.Add(path);
        return input;
    }

    FindingWriter WriterOf(string format, CheckReport report) => format switch
    {
        "json" => new JsonWriter(output, report),
        "sarif" => new SarifWriter(output, report),
        "github" => new GithubWriter(output, report),
        _ => new FrameWriter(output, report),
    };

    static int ExitCodeOf(CheckRequest request, CheckReport report)
    {
        foreach (var fault in report.Faults)
            Console.Error.WriteLine("seaworthy: " + fault);
        if (report.Faults.Count > 0)
            return ExitCode.Wrong;
        var threshold = request.FailOn switch
        {
            "error" => Severity.Error,
            "info" => Severity.Info,
            "never" => (Severity?)null,
            _ => Severity.Warning,
        };
        return threshold is { } least && report.Findings.Any(f => f.Severity >= least) ? ExitCode.Findings : ExitCode.Clean;
    }
}

/// <summary>What a check has to say.</summary>
sealed class CheckReport
{
    readonly Dictionary<string, List<TextSpan>> _secrets = new(StringComparer.Ordinal);
    readonly string _folder = PathNames.Normalize(Directory.GetCurrentDirectory());

    public CheckReport(LintResult result, IReadOnlyList<Finding> findings, InputFiles input, IReadOnlyList<FixedFile> repaired)
    {
        Result = result;
        Findings = findings;
        Repaired = repaired;
        var faults = new List<string>(input.Faults);
        foreach (var finding in findings)
        {
            if (finding.Rule.Info.Id == InternalFault.Id)
                faults.Add(finding.Message);
        }
        Faults = faults;
        foreach (var finding in findings)
        {
            if (!finding.Rule.HidesValues)
                continue;
            if (!_secrets.TryGetValue(finding.Place.Source.Path, out var spans))
                _secrets.Add(finding.Place.Source.Path, spans = []);
            spans.Add(finding.Place.Span);
        }
    }

    public LintResult Result { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<FixedFile> Repaired { get; }

    public IReadOnlyList<string> Faults { get; }

    /// <summary>The character is part of a value that a rule takes for a secret: no format shows it, whichever finding stands on its line.</summary>
    public bool IsSecret(string path, int offset) => _secrets.TryGetValue(path, out var spans) && spans.Exists(s => s.Contains(offset));

    /// <summary>The span meets such a value.</summary>
    public bool HoldsSecret(string path, TextSpan span) => _secrets.TryGetValue(path, out var spans) && spans.Exists(s => s.Overlaps(span));

    /// <summary>As seen from the current folder, where it lies below it.</summary>
    public string Shown(string path) =>
        path.Length > _folder.Length + 1 && path.StartsWith(_folder, StringComparison.Ordinal) && path[_folder.Length] == '/' ? path[(_folder.Length + 1)..] : path;
}
