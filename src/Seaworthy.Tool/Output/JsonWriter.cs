using System.IO;
using System.Text;
using System.Text.Json;
using Seaworthy.Edits;
using Seaworthy.Rules;
using Seaworthy.Syntax;
using Seaworthy.Text;

namespace Seaworthy.Tool.Output;

/// <summary>One object; lines and columns count from 1 in UTF-16 units, ends are exclusive.</summary>
sealed class JsonWriter(TextWriter output, CheckReport report) : FindingWriter
{
    public override void Write()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Json.Options))
        {
            json.WriteStartObject();
            json.WriteNumber("version", 1);
            json.WriteStartArray("files");
            foreach (var file in report.Result.Workspace.Files)
            {
                if (!file.IsOwn)
                    continue;
                json.WriteStartObject();
                json.WriteString("path", report.Shown(file.Path));
                json.WriteString("kind", KindOf(file.Kind));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteStartArray("findings");
            foreach (var finding in report.Findings)
                Write(json, finding);
            json.WriteEndArray();
            Json.WriteStrings(json, "faults", report.Faults);
            json.WriteStartArray("skipped");
            foreach (var skipped in report.Skipped)
                WriteSkipped(json, skipped.Path, skipped.Reason);
            foreach (var path in report.LeftOut)
                WriteSkipped(json, path.Path, path.Reason);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    void WriteSkipped(Utf8JsonWriter json, string path, string reason)
    {
        json.WriteStartObject();
        json.WriteString("path", report.Shown(path));
        json.WriteString("reason", reason);
        json.WriteEndObject();
    }

    void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule.Info.Id);
        json.WriteString("slug", finding.Rule.Info.Slug);
        json.WriteString("severity", Json.Lower(finding.Severity.ToString()));
        json.WriteString("message", finding.Message);
        json.WriteString("path", report.Shown(finding.Location.Source.Path));
        WriteSpan(json, finding.Location);
        Json.WriteStrings(json, "subjects", finding.Subjects);
        json.WriteStartArray("related");
        foreach (var related in finding.Related)
        {
            json.WriteStartObject();
            json.WriteString("path", report.Shown(related.Location.Source.Path));
            WriteSpan(json, related.Location);
            json.WriteString("message", related.Message);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        WriteFix(json, finding.Fix);
        json.WriteEndObject();
    }

    void WriteFix(Utf8JsonWriter json, Fix? fix)
    {
        var edits = report.EditsOf(fix);
        if (fix is null || edits.Count == 0)
        {
            json.WriteNull("fix");
            return;
        }
        json.WriteStartObject("fix");
        json.WriteString("title", fix.Title);
        json.WriteString("safety", Json.Lower(fix.Safety.ToString()));
        json.WriteStartArray("edits");
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            WriteSpan(json, new Location(fix.Source, edit.Span));
            json.WriteString("text", edit.NewText);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void WriteSpan(Utf8JsonWriter json, Location location)
    {
        var (start, end) = (location.Start, location.End);
        json.WriteNumber("line", start.Line + 1);
        json.WriteNumber("column", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
    }

    static string KindOf(FileKind kind) => kind switch
    {
        FileKind.Dockerfile => "dockerfile",
        FileKind.Compose or FileKind.Extended => "compose",
        FileKind.Kubernetes => "kubernetes",
        _ => "other",
    };
}
