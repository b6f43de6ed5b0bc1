namespace Seaworthy.Syntax.Dockerfile;

/// <summary>RUN, CMD, ENTRYPOINT, SHELL and the command of a HEALTHCHECK: an argument list in JSON, or a line for the shell.</summary>
class CommandInstruction : Instruction
{
    internal CommandInstruction(InstructionParts parts)
        : this(parts, parts.Arguments)
    {
    }

    internal CommandInstruction(InstructionParts parts, MappedText command)
        : base(parts)
    {
        Command = Words.Trim(command);
        Json = JsonForm.Parse(Command);
    }

    /// <summary>The command as written, in either form.</summary>
    public MappedText Command { get; }

    /// <summary>The bracketed form when the command starts with <c>[</c>, valid or not.</summary>
    public JsonForm? Json { get; }

    /// <summary>Exec form: the words are handed to the program as they are.</summary>
    public bool IsExec => Json is { IsValid: true };

    /// <summary>It was meant to be exec form and is a line for the shell: single quotes, a trailing comma, an escape that JSON does not have.</summary>
    public bool LooksLikeExec => Json is { IsValid: false, LooksMeant: true };
}

/// <summary><c>RUN</c> with its mounts.</summary>
sealed class RunInstruction : CommandInstruction
{
    internal RunInstruction(InstructionParts parts)
        : base(parts)
    {
        var mounts = new List<RunMount>();
        foreach (var flag in parts.Flags)
        {
            if (flag.Name == "mount" && flag.Value is { } value)
                mounts.Add(RunMount.Parse(flag, value));
        }
        Mounts = mounts;
    }

    public IReadOnlyList<RunMount> Mounts { get; }
}

/// <summary>A <c>--mount</c> of RUN: comma-separated keys and values.</summary>
/// <param name="Flag">The flag that sets it.</param>
/// <param name="Options">Each key in lower case with its value; the value is null where there is no equals sign.</param>
sealed record RunMount(Flag Flag, IReadOnlyList<(string Key, MappedText? Value)> Options)
{
    public string Type => Find("type")?.Text ?? "bind";

    public MappedText? From => Find("from");

    public MappedText? Target => Find("target") ?? Find("dst") ?? Find("destination");

    public MappedText? Find(string key)
    {
        foreach (var (name, value) in Options)
        {
            if (name == key)
                return value;
        }
        return null;
    }

    internal static RunMount Parse(Flag flag, MappedText value)
    {
        var options = new List<(string, MappedText?)>();
        var text = value.Text;
        for (var start = 0; start <= text.Length;)
        {
            var end = text.IndexOf(',', start);
            if (end < 0)
                end = text.Length;
            var equals = text.IndexOf('=', start, end - start);
            if (equals < 0)
                options.Add((text.Substring(start, end - start).Trim().ToLowerInvariant(), null));
            else
                options.Add((text.Substring(start, equals - start).Trim().ToLowerInvariant(), value.Slice(TextSpan.FromBounds(equals + 1, end))));
            start = end + 1;
        }
        return new RunMount(flag, options);
    }
}

/// <summary><c>HEALTHCHECK [--interval=…] CMD command</c> or <c>NONE</c>.</summary>
sealed class HealthcheckInstruction : CommandInstruction
{
    internal HealthcheckInstruction(InstructionParts parts)
        : base(parts, Words.AfterFirst(parts.Arguments)) => Type = Words.First(parts.Arguments, parts.Escape);

    /// <summary>CMD or NONE as written; null where it is missing.</summary>
    public Word? Type { get; }

    public bool IsNone => Type is not null && string.Equals(Type.Raw.Text, "NONE", System.StringComparison.OrdinalIgnoreCase);
}

/// <summary>ADD or COPY.</summary>
sealed class CopyInstruction : Instruction
{
    internal CopyInstruction(InstructionParts parts)
        : base(parts)
    {
        Json = JsonForm.Parse(parts.Arguments);
        var words = Json is { IsValid: true } json ? json.Words(parts.Escape) : Words.Split(parts.Arguments, parts.Escape);
        var sources = new List<Word>(words.Count);
        for (var i = 0; i < words.Count - 1; i++)
        {
            if (!IsHeredoc(words[i]))
                sources.Add(words[i]);
        }
        Sources = sources;
        Destination = words.Count > 1 ? words[words.Count - 1] : null;
        WordCount = words.Count;
    }

    public JsonForm? Json { get; }

    /// <summary>Paths and URLs, without here-documents.</summary>
    public IReadOnlyList<Word> Sources { get; }

    public Word? Destination { get; }

    public MappedText? From => FindFlag("from")?.Value;

    internal int WordCount { get; }

    internal bool DestinationIsHeredoc => Destination is not null && IsHeredoc(Destination);

    bool IsHeredoc(Word word)
    {
        foreach (var heredoc in Heredocs)
        {
            if (heredoc.MarkerSpan.Contains(word.Span))
                return true;
        }
        return false;
    }
}
