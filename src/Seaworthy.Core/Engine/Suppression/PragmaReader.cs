using System;
using System.Collections.Generic;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Text;

namespace Seaworthy.Engine.Suppression;

/// <summary>A pragma and the characters of the file that it covers.</summary>
sealed record Scoped(Pragma Pragma, TextSpan Region);

/// <summary>Finds the pragmas of a file and what each covers.</summary>
static class PragmaReader
{
    // A file without any of its words has no pragma; most files are done here.
    static readonly string[] s_dockerfileWords = ["seaworthy", "hadolint", "skip=", "trivy:ignore", "kics-scan"];
    static readonly string[] s_yamlWords = ["seaworthy", "trivy:ignore", "checkov:skip", "dclint", "kics-scan"];
    static readonly string[] s_annotationWords = ["kube-linter.io/", "checkov.io/skip", "kube-score/ignore", "polaris.fairwinds.com/"];

    public static List<Scoped> Read(ParsedFile file)
    {
        var found = new List<Scoped>();
        if (file.Parsed.Dockerfile is { } dockerfile)
        {
            if (HasAny(file.Source.Text, s_dockerfileWords))
                ReadDockerfile(file.Source, dockerfile, found);
        }
        else if (file.Parsed.Yaml is { IsTemplate: false } yaml)
        {
            if (HasAny(file.Source.Text, s_yamlWords))
                YamlPragmas.ReadComments(file.Source, yaml, found);
            if (HasAny(file.Source.Text, s_annotationWords))
                YamlPragmas.ReadAnnotations(yaml, found);
        }
        return found;
    }

    static bool HasAny(string text, string[] words)
    {
        foreach (var word in words)
        {
            if (text.IndexOf(word, StringComparison.Ordinal) >= 0)
                return true;
        }
        return false;
    }

    static void ReadDockerfile(SourceText source, DockerfileSyntax dockerfile, List<Scoped> found)
    {
        var whole = new TextSpan(0, source.Length);
        foreach (var directive in dockerfile.Directives)
        {
            if (directive.Name == "check" && Pragma.Parse(source, directive.Span) is { } check)
                found.Add(new Scoped(check with { Scope = PragmaScope.File }, whole));
        }
        foreach (var comment in dockerfile.Comments)
        {
            if (Pragma.Parse(source, comment.Span) is not { } pragma)
                continue;
            if (pragma.Scope == PragmaScope.File)
                found.Add(new Scoped(pragma, whole));
            else if (NextInstruction(dockerfile, comment.Span) is { } instruction)
                found.Add(new Scoped(pragma, instruction.Span));
            else
                found.Add(new Scoped(pragma, new TextSpan(comment.Span.End, 0)));
        }
    }

    // The instruction that a comment stands in, or the next one.
    static Instruction? NextInstruction(DockerfileSyntax dockerfile, TextSpan comment)
    {
        foreach (var instruction in dockerfile.Instructions)
        {
            if (instruction.Span.End > comment.Start)
                return instruction;
        }
        return null;
    }
}
