using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;
using Spectre.Console;

namespace Seaworthy.Tool.Output;

/// <summary>For people: each finding with the line at fault, the characters underlined, and a summary.</summary>
sealed class FrameWriter : FindingWriter
{
    const int Widest = 160;

    readonly CheckReport _report;
    readonly TerminalWriter _terminal;

    public FrameWriter(TextWriter output, CheckReport report)
    {
        _report = report;
        _terminal = TerminalWriter.For(output);
    }

    public override void Write()
    {
        foreach (var file in _report.Repaired)
            _terminal.Plain($"repaired {EscapedText.Name(_report.Shown(file.Path))}: {Count(file.Count, "fix", "fixes")}\n");
        var visible = _report.Findings.Where(f => f.Severity >= Severity.Info).ToList();
        foreach (var finding in visible)
            Write(finding);
        Summarize(visible);
        ListLeftOut();
        if (!_report.HasBaseline && FirstContact.Advice(visible) is { } advice)
            _terminal.Plain(advice + ".\n");
    }

    void ListLeftOut()
    {
        if (_report.Unchanged > 0)
            _terminal.Write($"{Count(_report.Unchanged, "finding is", "findings are")} on unchanged lines.\n", TerminalWriter.Quiet);
        if (LeftOutPath.Summary(_report.LeftOut) is not { } summary)
            return;
        _terminal.Write(summary + (_report.IsVerbose ? ".\n" : "; -v lists them.\n"), TerminalWriter.Quiet);
        foreach (var path in _report.IsVerbose ? _report.LeftOut : [])
            _terminal.Plain($"  {EscapedText.Name(_report.Shown(path.Path))} {EscapedText.Name(path.Reason)}\n");
    }

    void Write(Finding finding)
    {
        var location = finding.Location;
        _terminal.Write(LevelOf(finding.Severity), StyleOf(finding.Severity));
        _terminal.Write($" {finding.Rule.Info.Id} {finding.Rule.Info.Slug}", TerminalWriter.Strong);
        _terminal.Plain($": {finding.Message}\n");
        Frame(location, StyleOf(finding.Severity));
        foreach (var related in finding.Related)
        {
            _terminal.Plain($"  {related.Message}:\n");
            Frame(related.Location, TerminalWriter.Quiet);
        }
        if (finding.Fix is { } fix && fix.Edits().Count > 0)
            _terminal.Write($"  fix: {fix.Title} (--fix{(fix.Safety == Safety.Safe ? "" : "=all")})\n", TerminalWriter.Quiet);
        _terminal.Plain("\n");
    }

    void Frame(Location location, Style style)
    {
        var start = location.Start;
        var number = (start.Line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var margin = new string(' ', number.Length + 1);
        _terminal.Write($"{margin}--> ", TerminalWriter.Quiet);
        _terminal.Plain($"{EscapedText.Name(_report.Shown(location.Source.Path))}:{start.Line + 1}:{start.Character + 1}\n");
        var frame = CodeLine.Of(location, Widest, offset => _report.Result.Secrets.Contains(location.Source.Path, offset));
        _terminal.Write($"{margin} |\n {number} | ", TerminalWriter.Quiet);
        _terminal.Plain(frame.Text + "\n");
        _terminal.Write($"{margin} | ", TerminalWriter.Quiet);
        _terminal.Write(new string(' ', frame.MarkStart) + new string('^', frame.MarkLength) + "\n", style);
    }

    void Summarize(List<Finding> visible)
    {
        // A config file counts once something is found in it.
        var paths = new HashSet<string>(_report.Result.Workspace.Files.Where(f => f.IsOwn).Select(f => f.Path), StringComparer.Ordinal);
        paths.UnionWith(visible.Select(f => f.Location.Source.Path));
        var files = paths.Count;
        if (visible.Count == 0)
        {
            _terminal.Plain($"No findings in {Count(files, "file", "files")}.\n");
            return;
        }
        var errors = visible.Count(f => f.Severity == Severity.Error);
        var warnings = visible.Count(f => f.Severity == Severity.Warning);
        var parts = new List<string>();
        if (errors > 0)
            parts.Add(Count(errors, "error", "errors"));
        if (warnings > 0)
            parts.Add(Count(warnings, "warning", "warnings"));
        if (errors + warnings < visible.Count)
            parts.Add(Count(visible.Count - errors - warnings, "note", "notes"));
        var hit = visible.Select(f => f.Location.Source.Path).Distinct().Count();
        var fixable = visible.Count(f => f.Fix is { } fix && fix.Edits().Count > 0);
        var summary = $"{Count(visible.Count, "finding", "findings")} ({string.Join(", ", parts)}) in {hit} of {Count(files, "file", "files")}";
        _terminal.Write(summary, TerminalWriter.Strong);
        _terminal.Plain(fixable > 0 ? $"; {fixable} can be repaired with --fix=all.\n" : ".\n");
    }

    static string Count(int count, string one, string many) => count == 1 ? "1 " + one : $"{count} {many}";

    static string LevelOf(Severity severity) => severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "note" };

    static Style StyleOf(Severity severity) => severity switch
    {
        Severity.Error => TerminalWriter.Error,
        Severity.Warning => TerminalWriter.Warning,
        _ => TerminalWriter.Quiet,
    };
}
