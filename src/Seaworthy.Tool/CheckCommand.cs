using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Edits;
using Seaworthy.Hosting;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Rules.Tool;
using Seaworthy.Text;
using Seaworthy.Tool.Output;

namespace Seaworthy.Tool;

/// <summary><c>seaworthy check</c>.</summary>
sealed class CheckCommand(TextWriter output)
{
    public int Run(CheckRequest request)
    {
        if (request.Since is not null && (request.Fix is not null || request.IsDiff || request.StandardInputName is not null))
            throw new UsageException("--since selects what is reported; it cannot be combined with --fix, --diff or --stdin-filename");
        var changed = request.Since is { } revision ? ChangedLines.Since(revision) : null;
        var input = Collect(request);
        var session = new CheckSession(request, input);
        foreach (var note in session.Notes)
            StandardError.Write(note);
        var result = session.Run();
        IReadOnlyList<FixedFile> repaired = [];
        if (request.Fix is not null || request.IsDiff)
        {
            var secrets = result.Secrets;
            var rounds = FixRounds.Run(result, finding => request.Fix == "all" || finding.Fix!.Safety == Safety.Safe);
            (result, repaired) = (rounds.Result, rounds.Files);
            if (request.IsDiff)
            {
                var diff = new Diff(output, input, secrets, result.Secrets);
                foreach (var file in repaired)
                    diff.Write(file);
                return repaired.Count == 0 ? ExitCode.Clean : ExitCode.Findings;
            }
            if (request.StandardInputName is not null)
            {
                // A fixed standard input is written to standard output.
                var path = input.Named[0].Path;
                output.Flush();
                using var stream = Console.OpenStandardOutput();
                stream.Write(TextEncoding.Bytes(input.EncodingOf(path), result.Workspace.Find(path)!.Source.Text));
                return ExitCode.Clean;
            }
            Save(input, repaired);
        }
        var findings = new List<Finding>(session.SettingFindings());
        findings.AddRange(result.Findings);
        var unchanged = changed is null ? 0 : findings.RemoveAll(f => f.Rule.Info.Id != HostReports.InternalFaultId && !changed.Touches(f));
        var report = new CheckReport(result, findings, session.Faults, repaired)
        {
            Skipped = session.Skipped,
            LeftOut = session.LeftOut(result),
            Unchanged = unchanged,
            IsVerbose = request.IsVerbose,
            HasBaseline = session.Baseline is not null || request.IgnoresBaseline || changed is not null,
        };
        WriterOf(request.Format, report).Write();
        return ExitCodeOf(request, report);
    }

    // Each file in its own encoding.
    static void Save(InputFiles input, IReadOnlyList<FixedFile> files)
    {
        foreach (var file in files)
            WriteGuard.Check(input.Disk, file.Path);
        foreach (var file in files)
            File.WriteAllBytes(file.Path, TextEncoding.Bytes(input.EncodingOf(file.Path), file.After));
    }

    static InputFiles Collect(CheckRequest request)
    {
        var input = new InputFiles { Excludes = request.Excludes };
        foreach (var path in request.EnvironmentFiles)
            input.AddEnvironment(path);
        if (request.StandardInputName is { } name)
        {
            if (request.Paths is not ["-"])
                throw new UsageException("--stdin-filename requires - as the only path; remove the other paths");
            input.AddStandardInput(name);
            return input;
        }
        if (request.Paths.Contains("-"))
            throw new UsageException("- has no file name; add --stdin-filename NAME, which determines the kind and the settings of the file");
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
            StandardError.Write(fault);
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

/// <summary>The result of a check.</summary>
sealed class CheckReport
{
    readonly string _folder = PathNames.Normalize(Directory.GetCurrentDirectory());

    public CheckReport(LintResult result, IReadOnlyList<Finding> findings, IReadOnlyList<string> unread, IReadOnlyList<FixedFile> repaired)
    {
        Result = result;
        Findings = findings;
        Repaired = repaired;
        var faults = new List<string>(unread);
        foreach (var finding in findings)
        {
            if (finding.Rule.Info.Id == HostReports.InternalFaultId)
                faults.Add(finding.Message);
        }
        Faults = faults;
    }

    public LintResult Result { get; }

    public IReadOnlyList<Finding> Findings { get; }

    public IReadOnlyList<FixedFile> Repaired { get; }

    public IReadOnlyList<string> Faults { get; }

    /// <summary>What should have been linted and was not.</summary>
    public IReadOnlyList<SkippedPath> Skipped { get; init; } = [];

    /// <summary>What is ignored, excluded or a template.</summary>
    public IReadOnlyList<LeftOutPath> LeftOut { get; init; } = [];

    /// <summary>How many findings are on lines that did not change.</summary>
    public int Unchanged { get; init; }

    public bool IsVerbose { get; init; }

    /// <summary>Somebody knows of baselines already.</summary>
    public bool HasBaseline { get; init; }

    /// <summary>The edits of a fix, for programs; none where one of them would carry a secret to wherever the report goes.</summary>
    public IReadOnlyList<TextEdit> EditsOf(Fix? fix) => fix?.Edits() is { } edits && !edits.Any(e => Result.Secrets.Shows(fix.Source, e)) ? edits : [];

    /// <summary>Relative to the current directory, if the path is below it.</summary>
    public string Shown(string path) =>
        path.Length > _folder.Length + 1 && path.StartsWith(_folder, StringComparison.Ordinal) && path[_folder.Length] == '/'
            ? path[(_folder.Length + 1)..]
            : path;
}
