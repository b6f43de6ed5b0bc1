namespace Seaworthy.Syntax.Dockerfile;

/// <summary>Splits a joined line into keyword, flags and arguments, and makes the typed instruction.</summary>
static class InstructionFactory
{
    const int DeepestOnbuild = 4;

    static readonly Dictionary<string, InstructionKind> s_kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["ADD"] = InstructionKind.Add,
        ["ARG"] = InstructionKind.Arg,
        ["CMD"] = InstructionKind.Cmd,
        ["COPY"] = InstructionKind.Copy,
        ["ENTRYPOINT"] = InstructionKind.Entrypoint,
        ["ENV"] = InstructionKind.Env,
        ["EXPOSE"] = InstructionKind.Expose,
        ["FROM"] = InstructionKind.From,
        ["HEALTHCHECK"] = InstructionKind.Healthcheck,
        ["LABEL"] = InstructionKind.Label,
        ["MAINTAINER"] = InstructionKind.Maintainer,
        ["ONBUILD"] = InstructionKind.Onbuild,
        ["RUN"] = InstructionKind.Run,
        ["SHELL"] = InstructionKind.Shell,
        ["STOPSIGNAL"] = InstructionKind.Stopsignal,
        ["USER"] = InstructionKind.User,
        ["VOLUME"] = InstructionKind.Volume,
        ["WORKDIR"] = InstructionKind.Workdir,
    };

    public static IEnumerable<string> Keywords => s_kinds.Keys;

    public static Instruction Make(
        SourceText source, char escape, MappedText line, TextSpan span, IReadOnlyList<Heredoc> heredocs, IReadOnlyList<TextSpan> blankLines,
        List<SyntaxDiagnostic> diagnostics, int depth)
    {
        var text = line.Text;
        var position = 0;
        while (position < text.Length && !Words.IsBlank(text[position]))
            position++;
        var keyword = text.Substring(0, position);
        var kind = s_kinds.TryGetValue(keyword, out var known) ? known : InstructionKind.Unknown;
        var keywordSpan = line.ToSource(new TextSpan(0, position));
        var flags = ReadFlags(line, ref position, escape);
        while (position < text.Length && Words.IsBlank(text[position]))
            position++;
        var parts = new InstructionParts(
            source, escape, kind, kind == InstructionKind.Unknown ? keyword : keyword.ToUpperInvariant(), keywordSpan, span, flags,
            line.Slice(TextSpan.FromBounds(position, text.Length)), heredocs, blankLines);
        return kind switch
        {
            InstructionKind.From => new FromInstruction(parts),
            InstructionKind.Arg => new ArgInstruction(parts),
            InstructionKind.Env or InstructionKind.Label => new PairsInstruction(parts),
            InstructionKind.Run => new RunInstruction(parts),
            InstructionKind.Cmd or InstructionKind.Entrypoint or InstructionKind.Shell => new CommandInstruction(parts),
            InstructionKind.Healthcheck => new HealthcheckInstruction(parts),
            InstructionKind.Add or InstructionKind.Copy => new CopyInstruction(parts),
            InstructionKind.Expose or InstructionKind.Volume => new WordsInstruction(parts),
            InstructionKind.User or InstructionKind.Workdir or InstructionKind.Stopsignal or InstructionKind.Maintainer => new ValueInstruction(parts),
            InstructionKind.Onbuild => new OnbuildInstruction(parts, Child(source, escape, parts, diagnostics, depth)),
            _ => new Instruction(parts),
        };
    }

    static Instruction? Child(SourceText source, char escape, InstructionParts parts, List<SyntaxDiagnostic> diagnostics, int depth)
    {
        if (parts.Arguments.Length == 0 || depth >= DeepestOnbuild)
            return null;
        var span = TextSpan.FromBounds(parts.Arguments.ToSource(0), parts.Span.End);
        return Make(source, escape, parts.Arguments, span, parts.Heredocs, [], diagnostics, depth + 1);
    }

    // Words with two dashes until the first other word; a bare -- ends them. Quotes group and are taken out.
    static List<Flag> ReadFlags(MappedText line, ref int position, char escape)
    {
        var flags = new List<Flag>(0);
        var text = line.Text;
        while (true)
        {
            var start = position;
            while (start < text.Length && Words.IsBlank(text[start]))
                start++;
            if (start + 1 >= text.Length || text[start] != '-' || text[start + 1] != '-')
                return flags;
            var end = start;
            var quote = '\0';
            for (; end < text.Length; end++)
            {
                var c = text[end];
                if (c == escape)
                    end++;
                else if (quote != '\0')
                    quote = c == quote ? '\0' : quote;
                else if (c is '"' or '\'')
                    quote = c;
                else if (Words.IsBlank(c))
                    break;
            }
            end = Math.Min(end, text.Length);
            position = end;
            if (end - start == 2)
                return flags;
            flags.Add(MakeFlag(line, start, end, escape));
        }
    }

    static Flag MakeFlag(MappedText line, int start, int end, char escape)
    {
        var text = line.Text;
        var equals = text.IndexOf('=', start, end - start);
        var nameEnd = equals < 0 ? end : equals;
        MappedText? value = null;
        if (equals >= 0)
        {
            var builder = new MappedText.Builder(end - equals);
            for (var i = equals + 1; i < end; i++)
            {
                if (text[i] is '"' or '\'')
                    continue;
                if (text[i] == escape && i + 1 < end)
                    i++;
                builder.Append(text, i, 1, line.ToSource(i));
            }
            value = builder.Length == 0 ? MappedText.Contiguous("", line.ToSource(equals + 1)) : builder.ToMappedText();
        }
        return new Flag(
            text.Substring(start + 2, nameEnd - start - 2), value, line.ToSource(TextSpan.FromBounds(start, end)),
                line.ToSource(TextSpan.FromBounds(start, nameEnd)));
    }
}
