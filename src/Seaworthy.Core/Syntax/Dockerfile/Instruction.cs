namespace Seaworthy.Syntax.Dockerfile;

/// <summary>The instructions of the Dockerfile reference.</summary>
enum InstructionKind
{
    Unknown,
    Add,
    Arg,
    Cmd,
    Copy,
    Entrypoint,
    Env,
    Expose,
    From,
    Healthcheck,
    Label,
    Maintainer,
    Onbuild,
    Run,
    Shell,
    Stopsignal,
    User,
    Volume,
    Workdir,
}

/// <summary>A comment line with its <c>#</c>, without the line end.</summary>
readonly record struct Comment(TextSpan Span);

/// <summary><c># key=value</c> before the first instruction.</summary>
/// <param name="Name">The key in lower case.</param>
/// <param name="Value">The value without blanks around it.</param>
/// <param name="Span">The whole line.</param>
/// <param name="ValueSpan">The value.</param>
sealed record Directive(string Name, string Value, TextSpan Span, TextSpan ValueSpan);

/// <summary><c>--name=value</c> behind the instruction's word.</summary>
/// <param name="Name">Without the dashes.</param>
/// <param name="Value">With quotes and escapes taken out, mapped to the file; null where there is no equals sign.</param>
/// <param name="Span">The whole flag.</param>
/// <param name="NameSpan">The dashes and the name.</param>
sealed record Flag(string Name, MappedText? Value, TextSpan Span, TextSpan NameSpan);

/// <summary>A here-document: a body below its instruction.</summary>
/// <param name="Name">The delimiter without quotes.</param>
/// <param name="FileDescriptor">The digits before <c>&lt;&lt;</c>; 0 without any.</param>
/// <param name="Expands">The builder fills in variables: the delimiter was not quoted.</param>
/// <param name="StripsTabs"><c>&lt;&lt;-</c>.</param>
/// <param name="MarkerSpan">The word with <c>&lt;&lt;</c>.</param>
/// <param name="Body">The text between marker line and terminator, line ends included.</param>
/// <param name="TerminatorSpan">The delimiter below the body; empty at the end of the file when it is missing.</param>
sealed record Heredoc(string Name, int FileDescriptor, bool Expands, bool StripsTabs, TextSpan MarkerSpan, MappedText Body, TextSpan TerminatorSpan)
{
    public bool IsTerminated => !TerminatorSpan.IsEmpty;
}

/// <summary>One instruction with everything that belongs to it. Typed kinds derive from it.</summary>
class Instruction
{
    internal Instruction(InstructionParts parts)
    {
        Kind = parts.Kind;
        KeywordSpan = parts.KeywordSpan;
        Keyword = parts.Keyword;
        Span = parts.Span;
        Flags = parts.Flags;
        Arguments = parts.Arguments;
        Heredocs = parts.Heredocs;
        BlankLines = parts.BlankLines;
        Source = parts.Source;
    }

    public InstructionKind Kind { get; }

    protected SourceText Source { get; }

    /// <summary>From the keyword to behind the last character; heredoc bodies are inside, the last line end is not.</summary>
    public TextSpan Span { get; }

    public TextSpan KeywordSpan { get; }

    /// <summary>In upper case; as written for an unknown one.</summary>
    public string Keyword { get; }

    public IReadOnlyList<Flag> Flags { get; }

    /// <summary>What follows keyword and flags on the joined line, each character mapped to the file.</summary>
    public MappedText Arguments { get; }

    public IReadOnlyList<Heredoc> Heredocs { get; }

    /// <summary>Blank lines inside the continued line, which a later version of Docker will not accept.</summary>
    public IReadOnlyList<TextSpan> BlankLines { get; }

    /// <summary>The ONBUILD that contains it, or null.</summary>
    public OnbuildInstruction? Parent { get; internal set; }

    public Flag? FindFlag(string name)
    {
        foreach (var flag in Flags)
        {
            if (flag.Name == name)
                return flag;
        }
        return null;
    }

    public override string ToString() => Keyword + " " + Arguments.Text;
}

/// <summary>What the line reader knows of an instruction before it has a type.</summary>
sealed record InstructionParts(
    SourceText Source,
    char Escape,
    InstructionKind Kind,
    string Keyword,
    TextSpan KeywordSpan,
    TextSpan Span,
    IReadOnlyList<Flag> Flags,
    MappedText Arguments,
    IReadOnlyList<Heredoc> Heredocs,
    IReadOnlyList<TextSpan> BlankLines);

/// <summary><c>FROM [--platform=…] image [AS name]</c>.</summary>
sealed class FromInstruction : Instruction
{
    internal FromInstruction(InstructionParts parts)
        : base(parts)
    {
        var words = Words.Split(parts.Arguments, parts.Escape);
        Image = words.Count > 0 ? words[0] : new Word(MappedText.Contiguous("", parts.Span.End), parts.Escape);
        if (words.Count > 2 && words[1].Raw.Text.Equals("as", StringComparison.OrdinalIgnoreCase))
        {
            AsSpan = words[1].Span;
            StageName = words[2];
        }
        WordCount = words.Count;
    }

    /// <summary>The base; empty where it is missing.</summary>
    public Word Image { get; }

    /// <summary>AS in any casing; empty without one.</summary>
    public TextSpan AsSpan { get; }

    public Word? StageName { get; }

    public MappedText? Platform => FindFlag("platform")?.Value;

    internal int WordCount { get; }

    /// <summary>It is not in the text: the file has no FROM and is treated as if it continued from an unknown image.</summary>
    internal bool IsImplied => KeywordSpan.IsEmpty;

    internal static FromInstruction Implied(SourceText source, char escape, int position) =>
        new(new InstructionParts(source, escape, InstructionKind.From, "FROM", new TextSpan(position, 0), new TextSpan(position, 0), [],
            MappedText.Contiguous("", position), [], []));
}

/// <summary>A name and a value of ENV, LABEL or ARG.</summary>
/// <param name="Name">The name.</param>
/// <param name="Value">The value with its quotes; null for an ARG without one.</param>
/// <param name="Span">Both.</param>
sealed record KeyValue(Word Name, Word? Value, TextSpan Span);

/// <summary><c>ENV</c> or <c>LABEL</c>: pairs, or the legacy form with a space between name and value.</summary>
sealed class PairsInstruction : Instruction
{
    internal PairsInstruction(InstructionParts parts)
        : base(parts)
    {
        Pairs = Words.Pairs(parts.Arguments, parts.Escape, out var isLegacy);
        IsLegacy = isLegacy;
    }

    public IReadOnlyList<KeyValue> Pairs { get; }

    /// <summary><c>ENV name value</c>: one pair, the value taken to the end of the line.</summary>
    public bool IsLegacy { get; }
}

/// <summary><c>ARG name[=default] …</c>.</summary>
sealed class ArgInstruction : Instruction
{
    internal ArgInstruction(InstructionParts parts)
        : base(parts) => Declarations = Words.Declarations(parts.Arguments, parts.Escape);

    public IReadOnlyList<KeyValue> Declarations { get; }
}

/// <summary>An instruction that is a list of words: EXPOSE, VOLUME.</summary>
sealed class WordsInstruction : Instruction
{
    internal WordsInstruction(InstructionParts parts)
        : base(parts)
    {
        Json = JsonForm.Parse(parts.Arguments);
        Words = parts.Kind == InstructionKind.Volume && Json is { IsValid: true } json ? json.Words(parts.Escape)
            : Dockerfile.Words.Split(parts.Arguments, parts.Escape);
    }

    public JsonForm? Json { get; }

    public IReadOnlyList<Word> Words { get; }
}

/// <summary>An instruction whose whole argument is one word: USER, WORKDIR, STOPSIGNAL, MAINTAINER.</summary>
sealed class ValueInstruction : Instruction
{
    internal ValueInstruction(InstructionParts parts)
        : base(parts) => Value = new Word(Words.Trim(parts.Arguments), parts.Escape);

    public Word Value { get; }
}

/// <summary><c>ONBUILD</c> and the instruction that it contains.</summary>
sealed class OnbuildInstruction : Instruction
{
    internal OnbuildInstruction(InstructionParts parts, Instruction? child)
        : base(parts)
    {
        Child = child;
        if (child is not null)
            child.Parent = this;
    }

    public Instruction? Child { get; }
}
