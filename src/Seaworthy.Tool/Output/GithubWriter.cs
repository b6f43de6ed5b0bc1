using System.IO;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool.Output;

/// <summary>Workflow commands, which GitHub shows beside the lines of a pull request.</summary>
sealed class GithubWriter(TextWriter output, CheckReport report) : FindingWriter
{
    public override void Write()
    {
        foreach (var finding in report.Findings)
        {
            if (finding.Severity < Severity.Info)
                continue;
            var level = finding.Severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
            var (start, end) = (finding.Location.Start, finding.Location.End);
            output.Write($"::{level} file={Property(report.Shown(finding.Location.Source.Path))},line={start.Line + 1},endLine={end.Line + 1}");
            // Columns are taken only within one line, and the last one is inclusive.
            if (start.Line == end.Line)
                output.Write($",col={start.Character + 1},endColumn={System.Math.Max(end.Character, start.Character + 1)}");
            output.Write($",title={Property(finding.Rule.Info.Id + " " + finding.Rule.Info.Slug)}::{Data(Text(finding))}\n");
        }
    }

    static string Text(Finding finding) => HelpLinks.Of(finding.Rule.Info) is { } link ? finding.Message + "\n" + link : finding.Message;

    static string Data(string text) =>
        text.Replace("%", "%25", System.StringComparison.Ordinal)
            .Replace("\r", "%0D", System.StringComparison.Ordinal)
            .Replace("\n", "%0A", System.StringComparison.Ordinal);

    static string Property(string text) =>
        EscapedText.Name(Data(text)).Replace(":", "%3A", System.StringComparison.Ordinal).Replace(",", "%2C", System.StringComparison.Ordinal);
}
