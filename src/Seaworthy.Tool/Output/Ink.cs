using System;
using System.IO;
using Spectre.Console;

namespace Seaworthy.Tool.Output;

/// <summary>Text with colour where a person looks at a terminal, and plain everywhere else.</summary>
sealed class Ink
{
    readonly TextWriter _output;
    readonly IAnsiConsole? _console;

    Ink(TextWriter output, IAnsiConsole? console)
    {
        _output = output;
        _console = console;
    }

    public static Style Error { get; } = new(Color.Red, decoration: Decoration.Bold);

    public static Style Warning { get; } = new(Color.Yellow, decoration: Decoration.Bold);

    public static Style Strong { get; } = new(decoration: Decoration.Bold);

    public static Style Quiet { get; } = new(Color.Grey);

    /// <summary>Colour on a terminal alone, and never where NO_COLOR is set (no-color.org).</summary>
    public static Ink For(TextWriter output)
    {
        if (Console.IsOutputRedirected || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")))
            return new Ink(output, null);
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        // Lines are broken by the terminal, not by us: a path stays one word that can be clicked.
        console.Profile.Width = int.MaxValue / 2;
        return new Ink(output, console);
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
