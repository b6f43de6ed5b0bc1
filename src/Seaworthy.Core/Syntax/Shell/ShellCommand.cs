namespace Seaworthy.Syntax.Shell;

/// <summary>Commands joined by <c>|</c>.</summary>
sealed class ShellPipeline
{
    internal List<ShellCommand> Members { get; } = [];

    public IReadOnlyList<ShellCommand> Commands => Members;
}

/// <summary>A simple command with what is known of the place it stands in.</summary>
sealed class ShellCommand
{
    string? _name;
    CommandSpec? _spec;
    ShellWord? _subcommand;
    IReadOnlyList<ShellWord>? _operands;

    internal ShellCommand(IReadOnlyList<ShellWord> words, IReadOnlyList<ShellWord> assignments, IReadOnlyList<ShellRedirection> redirections,
        ShellPipeline pipeline)
    {
        Words = words;
        Assignments = assignments;
        Redirections = redirections;
        Pipeline = pipeline;
    }

    /// <summary>Program and arguments; at least one.</summary>
    public IReadOnlyList<ShellWord> Words { get; }

    /// <summary><c>NAME=value</c> in front.</summary>
    public IReadOnlyList<ShellWord> Assignments { get; }

    public IReadOnlyList<ShellRedirection> Redirections { get; }

    public ShellPipeline Pipeline { get; }

    /// <summary>What joins it to the command before: <c>&amp;&amp;</c>, <c>||</c>, <c>;</c>, <c>|</c> or a line end; empty for the first.</summary>
    public string Operator { get; internal init; } = "";

    /// <summary>Inside an if, case or loop, or behind <c>||</c>: it may not run.</summary>
    public bool IsConditional { get; internal init; }

    /// <summary>Inside <c>( )</c>, <c>$( )</c> or a shell of its own: what it changes does not outlive it.</summary>
    public bool IsInSubshell { get; internal init; }

    /// <summary><c>set -e</c> holds here, or the shell was started with it.</summary>
    public bool HasErrexit { get; internal init; }

    /// <summary><c>set -o pipefail</c> holds here, or the shell was started with it.</summary>
    public bool HasPipefail { get; internal init; }

    /// <summary>The sudo, env or xargs that starts it, or null.</summary>
    public ShellCommand? Wrapper { get; internal init; }

    /// <summary>From the first word to the last.</summary>
    public TextSpan Span => TextSpan.FromBounds(Words[0].Span.Start, Words[Words.Count - 1].Span.End);

    /// <summary>The program's name without its folder; empty where it is not constant.</summary>
    public string Name => _name ??= NameOf(Words[0]);

    /// <summary>What the table knows of the program.</summary>
    public CommandSpec Spec => _spec ??= CommandTable.Find(Name);

    /// <summary>The first operand of a program that has sub-commands, such as <c>install</c>; else null.</summary>
    public string? Subcommand => SubcommandWord?.Constant;

    /// <summary>The word of the sub-command, or null.</summary>
    public ShellWord? SubcommandWord
    {
        get
        {
            if (Spec.HasSubcommands && _operands is null)
                _ = Operands;
            return _subcommand;
        }
    }

    /// <summary>The words that are neither options nor values of options, without the sub-command.</summary>
    public IReadOnlyList<ShellWord> Operands
    {
        get
        {
            if (_operands is not null)
                return _operands;
            var operands = new List<ShellWord>(Words.Count);
            var spec = Spec;
            var onlyOperands = false;
            for (var i = 1; i < Words.Count; i++)
            {
                var text = Words[i].Content.Text;
                if (!onlyOperands && text == "--")
                    onlyOperands = true;
                else if (onlyOperands || text.Length < 2 || text[0] != '-')
                    operands.Add(Words[i]);
                else if (spec.TakesValue(text))
                    i++;
            }
            if (spec.HasSubcommands && operands.Count > 0)
            {
                _subcommand = operands[0];
                operands.RemoveAt(0);
            }
            return _operands = operands;
        }
    }

    /// <summary>The program runs with this sub-command.</summary>
    public bool Is(string name, string subcommand) => Name == name && Subcommand == subcommand;

    /// <summary>One of the options is given: long ones with or without a value, short ones also in a cluster such as <c>-qqy</c>.</summary>
    public bool HasOption(params string[] names)
    {
        foreach (var name in names)
        {
            if (FindOption(name) is not null)
                return true;
        }
        return false;
    }

    /// <summary>The word that gives an option, or null.</summary>
    public ShellWord? FindOption(string name)
    {
        for (var i = 1; i < Words.Count; i++)
        {
            var text = Words[i].Content.Text;
            if (text == "--")
                return null;
            if (text.Length < 2 || text[0] != '-')
                continue;
            if (text == name || (name[1] == '-' && text.StartsWith(name, StringComparison.Ordinal) && text[name.Length] == '='))
                return Words[i];
            if (name.Length == 2 && name[1] != '-' && text[1] != '-' && InCluster(text, name[1]))
                return Words[i];
            if (name.Length > 2 && name[1] != '-' && text.StartsWith(name + "=", StringComparison.Ordinal))
                return Words[i];
        }
        return null;
    }

    /// <summary>Any word is expanded into more or other words than stand there, so that options may hide in it.</summary>
    public bool HasUnknownWords
    {
        get
        {
            for (var i = 1; i < Words.Count; i++)
            {
                if (!Words[i].IsConstant && !Words[i].IsQuoted && Words[i].Raw.Text[0] == '$')
                    return true;
            }
            return false;
        }
    }

    public override string ToString() => string.Join(" ", Words);

    // -qqy: up to a letter that takes the rest as its value.
    bool InCluster(string text, char letter)
    {
        var spec = Spec;
        if (spec.HasLongOptionsWithOneDash)
            return false;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == letter)
                return true;
            if (spec.TakesValue("-" + text[i]))
                return false;
        }
        return false;
    }

    static string NameOf(ShellWord word)
    {
        if (word.Constant is not { } text)
            return "";
        var slash = text.LastIndexOf('/');
        return text.Substring(slash + 1);
    }
}
