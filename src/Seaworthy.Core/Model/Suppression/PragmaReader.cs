using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Model.Suppression;

/// <summary>A pragma and the characters of the file that it covers.</summary>
sealed record Scoped(Pragma Pragma, TextSpan Region);

/// <summary>Finds the pragmas of a file and what each covers.</summary>
static class PragmaReader
{
    static readonly char[] s_lineEnds = ['\r', '\n'];

    public static List<Scoped> Read(ParsedFile file)
    {
        var found = new List<Scoped>();
        if (file.Parsed.Dockerfile is { } dockerfile)
        {
            ReadDockerfile(file.Source, dockerfile, found);
        }
        else if (file.Parsed.Yaml is { IsTemplate: false } yaml)
        {
            // Which of the signs are comments is found out only where one of them may matter; most files are done here.
            if (HasPragma(file.Source))
                YamlPragmas.ReadComments(file.Source, yaml, found);
            YamlPragmas.ReadAnnotations(yaml, found);
        }
        return found;
    }

    static bool HasPragma(SourceText source)
    {
        var text = source.Text;
        for (var sign = text.IndexOf('#'); sign >= 0; sign = text.IndexOf('#', sign + 1))
        {
            if ((sign > 0 && text[sign - 1] == '#') || !Pragma.MayStart(text, sign))
                continue;
            var end = text.IndexOfAny(s_lineEnds, sign);
            if (Pragma.Parse(source, TextSpan.FromBounds(sign, end < 0 ? text.Length : end)) is not null)
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
