using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Shell;

[Rule("SEA6208", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "tally:prefer-run-heredoc")]
sealed class MissingErrexitInHeredoc : Rule<RunScript>
{
    public override string Title => "Missing 'set -e' in a here-document";

    public override string Message => "The script continues when '{0}' fails, so a broken build can succeed; add 'set -e' as its first line";

    public override string Why => """
        A here-document is an ordinary script, and only its last command decides whether the RUN fails. Commands that were
        joined with '&&' stop at the first failure; the same commands on separate lines do not. A failed download or
        compilation then results in a broken image and a successful build.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#run
        https://www.gnu.org/software/bash/manual/html_node/The-Set-Builtin.html
        """;

    public override string? Differences => """
        tally suggests here-documents and adds the option when it rewrites a RUN; Seaworthy checks here-documents that exist.
        A command whose failure is handled with '||' or 'if' is accepted.
        """;

    public override void Check(RunScript runScript, Report report)
    {
        var heredocs = runScript.Step.Work.Heredocs;
        var script = runScript.Script;
        if (heredocs.Count == 0 || script.IsBroken || script.Commands.Count < 2)
            return;
        foreach (var heredoc in heredocs)
        {
            if (heredoc.Body.SourceSpan != script.Text.SourceSpan || HasErrexitInShebang(heredoc.Body.Text) || FirstIgnored(script) is not { } ignored)
                continue;
            report.At(ignored.Span, ignored.Name.Length > 0 ? ignored.Name : ignored.Words[0].Raw.Text)
                .WithFix("Add set -e", f => Insert(f, heredoc.Body), Safety.Review);
            return;
        }
    }

    // The first command that can fail, whose failure is not handled, and that another command follows.
    static ShellCommand? FirstIgnored(ShellScript script)
    {
        for (var i = 0; i + 1 < script.Commands.Count; i++)
        {
            var command = script.Commands[i];
            if (command.HasErrexit)
                return null;
            if (command.IsConditional || command.IsInSubshell || command.Wrapper is not null
                || command.Name is "set" or "echo" or "printf" or "true" or ":" or "export" or "exit" or "trap" or "shopt" or "umask")
                continue;
            for (var next = i + 1; next < script.Commands.Count; next++)
            {
                if (script.Commands[next].Wrapper is not null || script.Commands[next].IsInSubshell)
                    continue;
                if (script.Commands[next].Operator is "\n" or ";" && !script.Commands[next].IsConditional)
                    return command;
                break;
            }
        }
        return null;
    }

    static bool HasErrexitInShebang(string body)
    {
        if (!body.StartsWith("#!", StringComparison.Ordinal))
            return false;
        var end = body.IndexOf('\n');
        return body.IndexOf(" -e", 0, end < 0 ? body.Length : end, StringComparison.Ordinal) > 0;
    }

    static void Insert(FixBuilder fix, MappedText body)
    {
        var text = body.Text;
        var firstEnd = text.IndexOf('\n');
        var lineEnd = firstEnd > 0 && text[firstEnd - 1] == '\r' ? "\r\n" : "\n";
        var start = text.StartsWith("#!", StringComparison.Ordinal) ? firstEnd + 1 : 0;
        fix.Insert(body.ToSource(start), "set -e" + lineEnd);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            RUN <<EOF
            [|make|]
            make install
            EOF
            """))
            .Fixed(Debian("""
            RUN <<EOF
            set -e
            make
            make install
            EOF
            """)),
        Bad.Dockerfile(Debian("""
            RUN <<EOF
            #!/bin/bash
            set -x
            [|./configure --prefix=/usr|]; make
            EOF
            """))
            .Fixed(Debian("""
            RUN <<EOF
            #!/bin/bash
            set -e
            set -x
            ./configure --prefix=/usr; make
            EOF
            """)),
        Good.Dockerfile(Debian("""
            RUN <<EOF
            set -eux
            make
            make install
            EOF
            RUN <<EOF
            make && \
              make install
            EOF
            RUN <<EOF
            #!/bin/sh -e
            make
            make install
            EOF
            RUN <<EOF bash -e
            make
            make install
            EOF
            COPY <<EOF /app/run.sh
            make
            make install
            EOF
            """)),
        Good.Dockerfile(Debian("""
            SHELL ["/bin/bash", "-ec"]
            RUN <<EOF
            make
            make install
            EOF
            """)),
    ];
}
