using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6212", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:SC2035 sonar:S6573")]
sealed class GlobCanBecomeOption : Rule<RunCommand>
{
    public override string Title => "Glob can expand to an option";

    public override string Message => "A file name that starts with '-' becomes an option of {0}; use ./{1}";

    public override string Why => """
        The shell expands the glob before the program starts, and the program cannot distinguish a file named '-rf' from an
        option. A file from a downloaded archive can thus change what the command does. With './' in front, no name starts
        with a dash.
        """;

    public override string Sources => "https://www.shellcheck.net/wiki/SC2035";

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (!TakesFiles(command.Name))
            return;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var raw = command.Words[i].Raw.Text;
            if (raw == "--")
                return;
            if (raw.Length == 0 || raw[0] is not ('*' or '?'))
                continue;
            // The value of an option, such as --exclude *.log, is not a file that the command works on.
            if (i > 1 && command.Spec.TakesValue(command.Words[i - 1].Content.Text))
                continue;
            var word = command.Words[i];
            report.At(word.Span, command.Name, raw).WithFix("Add ./", f => f.Insert(word.Span.Start, "./"), Safety.Review);
            return;
        }
    }

    static bool TakesFiles(string name) => name is "rm" or "mv" or "cp" or "chmod" or "chown" or "chgrp" or "cat" or "ls" or "tar" or "gzip" or "gunzip" or "touch" or "ln" or "du" or "rmdir" or "dpkg" or "rpm" or "install"
        or "md5sum" or "sha1sum" or "sha256sum" or "sha512sum" or "head" or "tail" or "wc" or "sort" or "strip" or "zip" or "rsync" or "xz";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN cd /tmp && rm -rf [|*|]")).Fixed(Debian("RUN cd /tmp && rm -rf ./*")),
        Bad.Dockerfile(Debian("RUN dpkg -i [|*.deb|]")).Fixed(Debian("RUN dpkg -i ./*.deb")),
        Good.Dockerfile(Debian("""
            RUN rm -rf -- * && rm -rf ./* /tmp/*.log && rm '*' && echo *.txt && find . -name '*.o' && tar -c --exclude *.log -f a.tar src
            """)),
    ];
}
