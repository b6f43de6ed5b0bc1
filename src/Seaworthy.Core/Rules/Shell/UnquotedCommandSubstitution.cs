using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Shell;

[Rule("SEA6215", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:SC2046")]
sealed class UnquotedCommandSubstitution : Rule<RunCommand>
{
    public override string Title => "Output of a command without quotes";

    public override string Message => "The shell splits this output at blanks and looks for files that match it; put it in double quotes";

    public override string Why => """
        An output with a blank becomes two arguments, an empty one none. In double quotes it stays one argument; where a list is wanted, the split is meant, which is why this is a matter of taste.
        """;

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
            // Alone, it may be a list, or nothing at all: only a person knows whether an empty argument will do.
            if (word.Raw.Text[0] is not ('$' or '`'))
                finding.WithFix("Put it in double quotes", f => f.Insert(word.Span.Start, "\"").Insert(word.Span.End, "\""), Safety.Review);
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
