using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Seaworthy.Edits;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Rules;
using Seaworthy.Text;

namespace Seaworthy.Tool.Output;

/// <summary>SARIF 2.1.0, as code scanning takes it.</summary>
sealed class SarifWriter(TextWriter output, CheckReport report) : FindingWriter
{
    static readonly JsonWriterOptions s_indented = Json.Options with { Indented = true };

    public override void Write()
    {
        var rules = report.Findings.Select(f => f.Rule).Distinct().OrderBy(r => r.Info.Id, StringComparer.Ordinal).ToList();
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, s_indented))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json, rules);
            // Code scanning keeps the results of several tools apart by this id, and by the directory that a run was about.
            json.WriteStartObject("automationDetails");
            json.WriteString("id", "seaworthy/");
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            var keys = Fingerprint.UniqueKeys(PathNames.Normalize(Directory.GetCurrentDirectory()), report.Findings);
            for (var i = 0; i < keys.Count; i++)
                WriteResult(json, report.Findings[i], rules.IndexOf(report.Findings[i].Rule), keys[i]);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }
        output.Write(Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length));
        output.Write('\n');
    }

    static void WriteTool(Utf8JsonWriter json, List<Rule> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Seaworthy");
        if (HelpLinks.Docs is { } docs)
            json.WriteString("informationUri", docs);
        json.WriteString("semanticVersion", typeof(Linter).Assembly.GetName().Version!.ToString(3));
        json.WriteStartArray("rules");
        foreach (var rule in rules)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Info.Id);
            json.WriteString("name", rule.GetType().Name);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Why.Trim());
            if (HelpLinks.Of(rule.Info) is { } link)
                json.WriteString("helpUri", link);
            json.WriteStartObject("help");
            json.WriteString("text", rule.Why.Trim());
            json.WriteString("markdown", RulePage.Markdown(rule));
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", LevelOf(rule.Info.Severity));
            json.WriteEndObject();
            WriteProperties(json, rule.Info);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // A score between 0 and 10, by which code scanning lists security findings: over 7 is high, over 4 medium.
    static void WriteProperties(Utf8JsonWriter json, RuleInfo rule)
    {
        var area = Json.Lower(rule.Category.ToString());
        json.WriteStartObject("properties");
        if (SecurityRules.Contain(rule))
        {
            Json.WriteStrings(json, "tags", ["security", area]);
            json.WriteString("security-severity", SecurityRules.ScoreOf(rule));
        }
        else
        {
            Json.WriteStrings(json, "tags", [area]);
        }
        json.WriteEndObject();
    }

    void WriteResult(Utf8JsonWriter json, Finding finding, int ruleIndex, string key)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule.Info.Id);
        json.WriteNumber("ruleIndex", ruleIndex);
        json.WriteString("level", LevelOf(finding.Severity));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");
        WriteLocation(json, finding.Location, null);
        json.WriteEndArray();
        if (finding.Related.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            foreach (var related in finding.Related)
                WriteLocation(json, related.Location, related.Message);
            json.WriteEndArray();
        }
        json.WriteStartObject("partialFingerprints");
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));
        // The name that code scanning compares; the number that it puts behind the hash is in the key here.
        json.WriteString("primaryLocationLineHash", hash[..16] + ":1");
        json.WriteString("seaworthy/v1", hash);
        json.WriteEndObject();
        WriteFixes(json, finding.Fix);
        json.WriteEndObject();
    }

    void WriteFixes(Utf8JsonWriter json, Fix? fix)
    {
        var edits = report.EditsOf(fix);
        if (fix is null || edits.Count == 0)
            return;
        json.WriteStartArray("fixes");
        json.WriteStartObject();
        WriteText(json, "description", fix.Title);
        json.WriteStartArray("artifactChanges");
        json.WriteStartObject();
        WriteArtifact(json, fix.Source.Path);
        json.WriteStartArray("replacements");
        foreach (var edit in edits)
        {
            json.WriteStartObject();
            WriteRegion(json, "deletedRegion", new Location(fix.Source, edit.Span));
            WriteText(json, "insertedContent", edit.NewText);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    void WriteLocation(Utf8JsonWriter json, Location location, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, location.Source.Path);
        WriteRegion(json, "region", location);
        json.WriteEndObject();
        if (message is not null)
            WriteText(json, "message", message);
        json.WriteEndObject();
    }

    void WriteArtifact(Utf8JsonWriter json, string path)
    {
        var shown = report.Shown(path);
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", shown.StartsWith('/') ? new Uri(shown).AbsoluteUri : Uri.EscapeDataString(shown).Replace("%2F", "/", StringComparison.Ordinal));
        json.WriteEndObject();
    }

    static void WriteRegion(Utf8JsonWriter json, string name, Location location)
    {
        var (start, end) = (location.Start, location.End);
        json.WriteStartObject(name);
        json.WriteNumber("startLine", start.Line + 1);
        json.WriteNumber("startColumn", start.Character + 1);
        json.WriteNumber("endLine", end.Line + 1);
        json.WriteNumber("endColumn", end.Character + 1);
        json.WriteEndObject();
    }

    static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    static string LevelOf(Severity severity) => severity switch
    {
        Severity.Error => "error",
        Severity.Warning => "warning",
        Severity.None => "none",
        _ => "note",
    };
}
