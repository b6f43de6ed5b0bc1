using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA6010", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class RemoteScriptPipedToShell : Rule<RunScript>
{
    public override string Title => "Script piped into a shell";

    public override string Message => "The script {0} runs unverified; download it, verify its checksum, then run it";

    public override string Why => """
        An attacker who controls the server or the connection decides what runs in the build, with access to its secrets, and a connection that breaks off
        runs half a script. With a verified checksum the build fails instead. Acceptable in an image that is not published, for a vendor that you trust.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#add-or-copy
        https://docs.docker.com/reference/dockerfile/#add---checksum
        """;

    public override void Check(RunScript runScript, Report report)
    {
        foreach (var pipeline in runScript.Script.Pipelines)
        {
            var commands = pipeline.Commands;
            for (var i = 1; i < commands.Count; i++)
            {
                if (commands[i - 1].Name is "curl" or "wget" && IsShell(commands[i]) && Address(commands[i - 1]) is { } address)
                    report.At(TextSpan.FromBounds(commands[i - 1].Span.Start, commands[i].Span.End), address);
            }
        }
        foreach (var command in runScript.Script.Commands)
        {
            if ((IsShellName(command.Name) || command.Name is "eval" or "source" or ".") && FetchedIn(command) is { } address)
                report.At(command.Span, address);
        }
    }

    static bool IsShellName(string name) => name is "sh" or "bash" or "ash" or "dash" or "zsh" or "ksh";

    // python3 without a program runs the script from the pipe; with a program, the pipe is its input.
    static bool IsInterpreter(ShellCommand command) =>
        command.Name is "python" or "python3" or "perl" or "ruby" or "node" or "php"
            && (command.Words.Count == 1 || command.Words[1].Content.Text is "-" or "--");

    static bool IsShell(ShellCommand command)
    {
        if (IsInterpreter(command))
            return true;
        foreach (var word in command.Words)
        {
            var name = word.Constant;
            if (name is not null && IsShellName(name.Substring(name.LastIndexOf('/') + 1)))
                return word == command.Words[0] || command.Spec.IsWrapper;
        }
        return false;
    }

    // Null when the download goes to a file instead of the pipe.
    static string? Address(ShellCommand command)
    {
        if (!WritesToPipe(command))
            return null;
        foreach (var word in command.Words)
        {
            if (word.Content.Text.StartsWith("http", System.StringComparison.Ordinal) || word.Content.Text.StartsWith("ftp", System.StringComparison.Ordinal))
                return "from '" + word.Content.Text + "'";
        }
        return command.Words.Count > 1 ? "that is downloaded" : null;
    }

    static bool WritesToPipe(ShellCommand command)
    {
        var isWget = command.Name == "wget";
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            var isShort = text.Length > 1 && text[0] == '-' && text[1] != '-';
            if (isWget && (text is "--output-document=-" || (isShort && text.IndexOf('O') > 0
                && (text.EndsWith("-", System.StringComparison.Ordinal) || Next(command, i) == "-"))))
                return true;
            if (!isWget && (text == "-O" || text == "--remote-name" || text.StartsWith("--output=", System.StringComparison.Ordinal)
                || ((text == "-o" || text == "--output" || (isShort && text[text.Length - 1] == 'o')) && Next(command, i) != "-")))
                return false;
        }
        return !isWget;
    }

    static string? Next(ShellCommand command, int index) => index + 1 < command.Words.Count ? command.Words[index + 1].Content.Text : null;

    // bash -c "$(curl …)", bash <(curl …)
    static string? FetchedIn(ShellCommand command)
    {
        foreach (var word in command.Words)
        {
            foreach (var substitution in word.Substitutions)
            {
                var text = substitution.Text.TrimStart();
                if (text.StartsWith("curl ", System.StringComparison.Ordinal) || text.StartsWith("wget ", System.StringComparison.Ordinal))
                    return "that is downloaded";
            }
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|curl -fsSL https://example.test/install.sh | sh|]")),
        Bad.Dockerfile(Debian("RUN [|wget -qO- https://example.test/install.sh | sudo -E bash -s -- -y|]")),
        Bad.Dockerfile(Debian("""RUN [|bash -c "$(curl -fsSL https://example.test/install.sh)"|]""")),
        Bad.Dockerfile(Debian("""
            RUN [|curl -fsSL https://example.test/get.py | python3 -|] && [|bash <(curl -fsSL https://example.test/a.sh)|] && \
                [|eval "$(wget -qO- https://example.test/b.sh)"|]
            """)),
        Good.Dockerfile(Debian("""
            RUN curl -fsSLo install.sh https://example.test/install.sh && sha256sum -c install.sha256 && sh install.sh
            RUN curl -fsSL https://example.test/a.tar.gz | tar xz && curl -fsSL https://example.test/a.json | python3 -c "import json" && \
                curl -fsSL https://example.test/a.json | node parse.js
            RUN curl -fsSL -o /usr/local/bin/tool https://example.test/tool | bash
            """)),
    ];
}
