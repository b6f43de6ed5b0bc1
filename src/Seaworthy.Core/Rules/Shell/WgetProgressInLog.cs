using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6201", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3047")]
sealed class WgetProgressInLog : Rule<RunCommand>
{
    public override string Title => "Progress of wget in the build log";

    public override string Message => "'wget' writes its progress to the build log line by line; add -q, -nv or --progress=dot:giga";

    public override string Why => """
        Without a terminal wget prints a line for every 50 KB. A large download adds thousands of lines to the build log, and
        the line with the error is hard to find between them. Progress in the log is acceptable for small files.
        """;

    public override string Sources => "https://man7.org/linux/man-pages/man1/wget.1.html";

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "wget", Words.Count: > 1 } command || command.HasUnknownWords)
            return;
        if (command.HasOption("--progress", "-q", "--quiet", "-o", "--output-file", "-a", "--append-output", "--no-verbose", "--help", "--version")
            || IsTerse(command))
            return;
        report.At(command.Words[0].Span).WithFix("Add -q", f => f.Insert(command.Words[0].Span.End, " -q"), Safety.Review);
    }

    // -nv, also as a part of -nvc.
    static bool IsTerse(ShellCommand command)
    {
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            if (text.Length > 2 && text[0] == '-' && text[1] != '-' && text.IndexOf("nv", StringComparison.Ordinal) > 0)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|wget|] https://acme.test/a.tar")).Fixed(Debian("RUN wget -q https://acme.test/a.tar")),
        Bad.Dockerfile(Debian("RUN cd /tmp && [|wget|] -O a.tar https://acme.test/a.tar"))
            .Fixed(Debian("RUN cd /tmp && wget -q -O a.tar https://acme.test/a.tar")),
        Good.Dockerfile(Debian("""
            RUN wget -qO- https://acme.test/a && wget -nv https://acme.test/b && wget --progress=dot:giga https://acme.test/c
            RUN wget -o log https://acme.test/d && wget $WGET_OPTIONS https://acme.test/e && wget --no-verbose https://acme.test/f
            """)),
    ];
}
