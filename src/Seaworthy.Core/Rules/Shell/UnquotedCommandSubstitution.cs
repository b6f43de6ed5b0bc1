using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6215", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:SC2046")]
sealed class UnquotedCommandSubstitution : Rule<RunCommand>
{
    public override string Title => "Unquoted command substitution";

    public override string Message => "The output of this command is split at spaces and expanded as a glob; quote the substitution";

    public override string Why => """
        Output with a space becomes several arguments, empty output becomes none, and an asterisk becomes a list of files. In
        double quotes the output is always one argument. Sometimes a list is intended, so the rule is off by default.
        """;

    public override string Sources => "https://www.shellcheck.net/wiki/SC2046";

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Spec.IsWrapper || command.Name is "export" or "local" or "readonly" or "declare" or "[" or "eval")
            return;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var word = command.Words[i];
            if (word.IsQuoted || word.Substitutions.Count == 0 || word.Raw.Text.IndexOf('(') is var open && open > 0 && word.Raw.Text[open - 1] != '$'
                || IsOneWord(word.Substitutions[0].Text))
                continue;
            var finding = report.At(word.Span);
            // A substitution that is the whole word can be a list or empty; the author must decide whether one argument is right.
            if (word.Raw.Text[0] is not ('$' or '`'))
                finding.WithFix("Add double quotes", f => f.Insert(word.Span.Start, "\"").Insert(word.Span.End, "\""), Safety.Review);
            return;
        }
    }

    // Programs that print a number or a name.
    static bool IsOneWord(string script)
    {
        var text = script.Trim();
        var end = text.IndexOf(' ');
        return (end < 0 ? text : text.Substring(0, end)) is "nproc" or "id" or "whoami" or "uname" or "arch" or "hostname" or "getconf" or "pgrep" or "pidof";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN mkdir -p [|/opt/$(cat version)|]")).Fixed(Debian("RUN mkdir -p \"/opt/$(cat version)\"")),
        Bad.Dockerfile(Debian("RUN ./configure [|$(cat options)|] && rm [|`cat list`|]")),
        Good.Dockerfile(Debian("""RUN mkdir -p "/opt/$(cat version)" && make -j$(nproc) && V=$(cat version) make""")),
    ];
}
