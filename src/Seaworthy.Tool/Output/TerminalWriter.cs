using System;
using System.IO;
using Spectre.Console;

namespace Seaworthy.Tool.Output;

/// <summary>Text with color where a person looks at a terminal, and plain everywhere else.</summary>
sealed class TerminalWriter
{
    readonly TextWriter _output;
    readonly IAnsiConsole? _console;

    TerminalWriter(TextWriter output, IAnsiConsole? console)
    {
        _output = output;
        _console = console;
    }

    public static Style Error { get; } = new(Color.Red, decoration: Decoration.Bold);

    public static Style Warning { get; } = new(Color.Yellow, decoration: Decoration.Bold);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(Color.Grey);

    /// <summary>Color on a terminal only, and never where NO_COLOR is set (no-color.org).</summary>
    public static TerminalWriter For(TextWriter output)
    {
        if (Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            return new TerminalWriter(output, null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        // Lines are broken by the terminal, not by us: a path stays one word that can be clicked.
        console.Profile.Width = int.MaxValue / 2;
        return new TerminalWriter(output, console);
    }

    public void Plain(string text) => _output.Write(text);

    public void Write(string text, Style style)
    {
        if (_console is null)
            _output.Write(text);
        else
            _console.Write(new Spectre.Console.Text(text, style));
    }
}
