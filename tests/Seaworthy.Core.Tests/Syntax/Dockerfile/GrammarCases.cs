using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Dockerfile;

/// <summary>What the builder's own tests expect of the grammar, where those lie beside the clone.</summary>
public sealed class GrammarCases
{
    [Fact]
    public void Instructions_are_read_as_the_builder_reads_them()
    {
        var differences = new List<string>();
        foreach (var test in Cases("parser").Where(c => c.TryGetProperty("result", out _)))
        {
            var expected = Read(test.GetProperty("result").GetString()!).Trim().Split('\n');
            var actual = Dump(Parse(Read(test.GetProperty("file").GetString()!))).Trim().Split('\n');
            for (var i = 0; i < Math.Max(expected.Length, actual.Length); i++)
            {
                var (want, got) = (i < expected.Length ? expected[i] : "", i < actual.Length ? actual[i] : "");
                if (want != got)
                    differences.Add($"{test.GetProperty("file")}:{i + 1}\n  want {want}\n  got  {got}");
            }
        }
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    [Fact]
    public void Broken_files_are_reported()
    {
        foreach (var test in Cases("parser").Concat(Cases("instruction"))
            .Where(c => c.TryGetProperty("file", out var f) && f.GetString()!.Contains("negative", StringComparison.Ordinal)
            || c.TryGetProperty("error", out _)))
            Assert.True(Parse(Read(test.GetProperty("file").GetString()!)).Diagnostics.Count > 0, test.ToString());
    }

    [Fact]
    public void Instructions_span_the_builders_lines()
    {
        foreach (var test in Cases("parser").Where(c => c.GetProperty("rule").GetString() == "instruction-range"))
        {
            var syntax = Parse(Read(test.GetProperty("file").GetString()!));
            var lines = syntax.Instructions.Select(i => (syntax.Source.Lines.LineOf(i.Span.Start) + 1, syntax.Source.Lines.LineOf(i.Span.End) + 1));
            Assert.Contains((test.GetProperty("line").GetInt32(), test.GetProperty("end_line").GetInt32()), lines);
        }
    }

    [Fact]
    public void Blank_lines_in_instructions_are_counted()
    {
        foreach (var test in Cases("parser").Where(c => c.GetProperty("rule").GetString() == "NoEmptyContinuation"))
            Assert.Equal(test.GetProperty("count").GetInt32(), Parse(Read(test.GetProperty("file").GetString()!))
                .Instructions.Count(i => i.BlankLines.Count > 0));
    }

    [Fact]
    public void Heredocs_are_found_with_their_content()
    {
        foreach (var test in Cases("heredoc"))
        {
            var index = int.Parse(test.GetProperty("rule").GetString()!.Split('-')[^1], System.Globalization.CultureInfo.InvariantCulture);
            var heredocs = Parse(Read(test.GetProperty("file").GetString()!)).Instructions[index].Heredocs;
            var expected = test.TryGetProperty("heredocs", out var list) && list.ValueKind == JsonValueKind.Array ? list.EnumerateArray().ToList() : [];
            Assert.Equal(
                expected.Select(h => (Text(h, "Name"), Text(h, "Content"), Flag(h, "Expand"), Flag(h, "Chomp"))),
                heredocs.Select(h => (h.Name, h.Body.Text, h.Expands, h.StripsTabs)));
        }
    }

    [Fact]
    public void Heredoc_words_are_told_from_others()
    {
        foreach (var test in Cases("heredoc-word"))
        {
            var input = test.GetProperty("input").GetString()!;
            var markers = HeredocMarker.Find(input, out var error);
            var isOne = error is null && markers.Count == 1 && markers[0].Span.Length == input.Trim().Length;
            Assert.True(isOne == test.GetProperty("expect").GetBoolean(), input);
        }
    }

    [Fact]
    public void Words_expand_as_in_the_builder()
    {
        var environment = new Dictionary<string, string> { ["PWD"] = "/home", ["SHELL"] = "bash", ["KOREAN"] = "한국어", ["NULL"] = "" };
        var differences = new List<string>();
        foreach (var test in Cases("expand").Where(c => Text(c, "platform") != "W"))
            Compare(test, environment, differences);
        foreach (var test in Cases("expand-matches"))
            Compare(test, test.GetProperty("env").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!), differences);
        Assert.True(differences.Count == 0, $"{differences.Count}:\n" + string.Join("\n", differences));
    }

    static void Compare(JsonElement test, Dictionary<string, string> environment, List<string> differences)
    {
        var input = test.GetProperty("input").GetString()!;
        var result = new Word(MappedText.Contiguous(input, 0), '\\').Expand(new Scope(environment));
        var expected = test.GetProperty("expect").GetBoolean() ? Text(test, "result") : null;
        if ((result.Error is null ? result.Text?.Text : null) != expected)
            differences.Add($"{input} -> want {expected ?? "error"}, got {result.Text?.Text ?? result.Error ?? "unknown"}");
    }

    static List<JsonElement> Cases(string kind)
    {
        if (SharedFiles.Folder("open-cases/buildkit-grammar") is not { } folder)
            return [];
        var cases = JsonDocument.Parse(File.ReadAllText(Path.Combine(folder, "cases.json"))).RootElement.GetProperty("cases");
        return cases.EnumerateArray().Where(c => c.GetProperty("kind").GetString() == kind).ToList();
    }

    static string Read(string file) => File.ReadAllText(Path.Combine(SharedFiles.Folder("open-cases/buildkit-grammar")!, file));

    static DockerfileSyntax Parse(string text) => DockerfileSyntax.Parse(new SourceText("Dockerfile", text));

    static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString()! : "";

    static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.GetBoolean();

    // The form of the builder's own dump: (instruction ["--flag"] "argument" …).
    static string Dump(DockerfileSyntax syntax)
    {
        var text = new StringBuilder();
        foreach (var instruction in syntax.Instructions)
            text.Append(Dump(instruction)).Append('\n');
        return text.ToString();
    }

    static string Dump(Instruction instruction)
    {
        var text = new StringBuilder("(").Append(instruction.Keyword.ToLowerInvariant());
        if (instruction.Flags.Count > 0)
            text.Append(" [").AppendJoin(' ', instruction.Flags.Select(f => Quote("--" + f.Name + (f.Value is null ? "" : "=" + f.Value.Text)))).Append(']');
        foreach (var argument in Arguments(instruction))
            text.Append(' ').Append(argument);
        return text.Append(')').ToString();
    }

    static IEnumerable<string> Arguments(Instruction instruction)
    {
        switch (instruction)
        {
            case OnbuildInstruction { Child: { } child }:
                return [Dump(child)];
            case HealthcheckInstruction { Type: { } type } health:
                return [Quote(type.Raw.Text), .. health.IsExec ? health.Json!.Items.Select(i => Quote(i.Text)) : health.Command.Length > 0
                    ? [Quote(health.Command.Text)] : []];
            case CommandInstruction { IsExec: true } command:
                return command.Json!.Items.Select(i => Quote(i.Text));
            case CommandInstruction command:
                return command.Command.Length == 0 ? [] : [Quote(command.Command.Text)];
            case CopyInstruction { Json: { IsValid: true } json }:
                return json.Items.Select(i => Quote(i.Text));
            case WordsInstruction words:
                return words.Words.Select(w => Quote(w.Raw.Text));
            case PairsInstruction pairs:
                return pairs.Pairs.SelectMany(p => new[] { Quote(p.Name.Raw.Text), Quote(p.Value?.Raw.Text ?? ""), pairs.IsLegacy ? "\"\"" : "\"=\"" });
            case ArgInstruction arg:
                return arg.Declarations.Select(d => Quote(d.Value is null ? d.Name.Raw.Text : d.Name.Raw.Text + "=" + d.Value.Raw.Text));
            case ValueInstruction value:
                return value.Value.Raw.Length == 0 ? [] : [Quote(value.Value.Raw.Text)];
            default:
                return instruction.Kind == InstructionKind.Unknown ? [] : Words.Split(instruction.Arguments, '\\').Select(w => Quote(w.Raw.Text));
        }
    }

    static string Quote(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
            quoted.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\t' => "\\t",
                '\n' => "\\n",
                '\r' => "\\r",
                '\b' => "\\b",
                '\f' => "\\f",
                '\0' => "\\x00",
                _ => c.ToString()
            });
        return quoted.Append('"').ToString();
    }

    sealed class Scope(Dictionary<string, string> values) : IVariableScope
    {
        public VariableState Find(string name, out MappedText? value)
        {
            value = values.TryGetValue(name, out var text) ? MappedText.Contiguous(text, 0) : null;
            return value is null ? VariableState.Unset : VariableState.Known;
        }
    }
}
