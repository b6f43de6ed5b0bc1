namespace Seaworthy.Syntax.Shell;

/// <summary>The commands of a script in the order in which they stand. Reading never throws and never gives up: what is odd is passed over.</summary>
sealed class ShellScript
{
    internal ShellScript(ShellKind kind, MappedText text, IReadOnlyList<ShellCommand> commands, IReadOnlyList<ShellPipeline> pipelines, bool isBroken)
    {
        Kind = kind;
        Text = text;
        Commands = commands;
        Pipelines = pipelines;
        IsBroken = isBroken;
    }

    public ShellKind Kind { get; }

    public MappedText Text { get; }

    /// <summary>Simple commands; those inside substitutions, wrappers and <c>sh -c</c> follow the command that starts them.</summary>
    public IReadOnlyList<ShellCommand> Commands { get; }

    public IReadOnlyList<ShellPipeline> Pipelines { get; }

    /// <summary><c>NAME=value</c> without a command behind it: what the rest of the script sees.</summary>
    public IReadOnlyList<ShellWord> Assignments { get; internal init; } = [];

    /// <summary>A quote or bracket is not closed: the end of the script is not to be trusted.</summary>
    public bool IsBroken { get; }

    /// <summary>Reads a script of a POSIX shell; one of another language has no commands.</summary>
    /// <param name="text">The script.</param>
    /// <param name="kind">Its language.</param>
    /// <param name="hasErrexit">The shell was started with <c>-e</c>.</param>
    /// <param name="hasPipefail">The shell was started with <c>-o pipefail</c>.</param>
    public static ShellScript Parse(MappedText text, ShellKind kind, bool hasErrexit = false, bool hasPipefail = false)
    {
        if (kind is not (ShellKind.Posix or ShellKind.Bash))
            return new ShellScript(kind, text, [], [], isBroken: false);
        var reader = new ShellReader(hasErrexit, hasPipefail);
        var isBroken = reader.Read(text);
        return new ShellScript(kind, text, reader.Commands, reader.Pipelines, isBroken) { Assignments = reader.Assignments };
    }

    /// <summary>An argument list, as exec form has it: one command, and what it starts.</summary>
    public static ShellScript FromArguments(IReadOnlyList<MappedText> arguments)
    {
        var reader = new ShellReader(hasErrexit: false, hasPipefail: false);
        reader.AddArguments(arguments);
        var all = arguments.Count > 0 ? arguments[0] : MappedText.Contiguous("", 0);
        return new ShellScript(ShellKind.Posix, all, reader.Commands, reader.Pipelines, isBroken: false);
    }
}
