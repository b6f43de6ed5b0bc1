using System.IO;
using System.Text;
using System.Text.Json;
using Seaworthy.Linting;
using Seaworthy.Rules;

namespace Seaworthy.Tool;

/// <summary><c>seaworthy rules</c>.</summary>
static class RulesCommand
{
    public static int Run(TextWriter output, string format)
    {
        switch (format)
        {
            case "json":
                WriteJson(output);
                break;
            case "markdown":
                output.Write("| id | name | rule | severity | mode |\n|---|---|---|---|---|\n");
                foreach (var rule in Catalogue.Rules)
                    output.Write($"| {rule.Info.Id} | {rule.Info.Slug} | {rule.Title} | {rule.Info.Severity} | {rule.Info.Mode} |\n");
                break;
            default:
                foreach (var rule in Catalogue.Rules)
                    output.Write($"{rule.Info.Id}  {rule.Info.Mode,-12} {rule.Info.Slug,-32} {rule.Title}\n");
                break;
        }
        return ExitCode.Clean;
    }

    static void WriteJson(TextWriter output)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Output.Json.Options))
        {
            json.WriteStartArray();
            foreach (var rule in Catalogue.Rules)
                Write(json, rule);
            json.WriteEndArray();
        }
        output.Write(Encoding.UTF8.GetString(stream.ToArray()));
        output.Write('\n');
    }

    static void Write(Utf8JsonWriter json, Rule rule)
    {
        var info = rule.Info;
        json.WriteStartObject();
        json.WriteString("id", info.Id);
        json.WriteString("slug", info.Slug);
        json.WriteString("title", rule.Title);
        json.WriteString("category", Output.Json.Lower(info.Category.ToString()));
        json.WriteString("severity", Output.Json.Lower(info.Severity.ToString()));
        json.WriteString("mode", Output.Json.Lower(info.Mode.ToString()));
        json.WriteStartArray("dialects");
        foreach (var dialect in rule.Info.Dialects)
            json.WriteStringValue(Output.Json.Lower(dialect.ToString()));
        json.WriteEndArray();
        json.WriteString("fix", RulePage.FixSafety(rule));
        Output.Json.WriteStrings(json, "aliases", info.Aliases);
        Output.Json.WriteStrings(json, "related", info.Related);
        json.WriteString("since", info.Since);
        json.WriteEndObject();
    }
}
