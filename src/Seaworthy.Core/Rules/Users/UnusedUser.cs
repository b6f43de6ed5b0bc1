using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2028", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "tally:user-created-but-never-used",
    Related = "dockle:DKL-LI-0002")]
sealed class UnusedUser : Rule<RunCommand>
{
    public override string Title => "User is created and never used";

    public override string Message => "'{0}' is created, but the image still runs as root; add USER {0}";

    public override string Why => """
        Somebody meant to run the service as an ordinary user and forgot the last step. Everything looks prepared, and root runs all the same.
        """;

    public override string? Differences => """
        A name that occurs anywhere else in the file is taken to be used: an entry point may switch to it. Users that share a number are seen in a finished image alone, so
        nothing is said of them.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "useradd" or "adduser", Operands.Count: > 0 } command || runCommand.Step.Stage is not { IsFinal: true } stage
            || stage.User.Written == Written.Value)
            return;
        // Which base runs as whom is not always known; where it is not root, the user serves another purpose.
        if (stage.User.IsKnown && !stage.User.Value.IsRoot)
            return;
        var word = command.Operands[command.Name == "useradd" ? command.Operands.Count - 1 : 0];
        if (word.Constant is { Length: > 1 } name && !IsMentioned(runCommand.Step, command, name))
            report.At(word.Span, name);
    }

    static bool IsMentioned(Step step, ShellCommand command, string name)
    {
        var text = step.File.Source.Text;
        for (var index = text.IndexOf(name, StringComparison.Ordinal); index >= 0; index = text.IndexOf(name, index + name.Length, StringComparison.Ordinal))
        {
            if (!command.Span.Contains(index) && !IsGroup(step, index))
                return true;
        }
        return false;
    }

    // groupadd app && useradd -g app app
    static bool IsGroup(Step step, int index)
    {
        foreach (var script in step.Scripts)
        {
            foreach (var other in script.Script.Commands)
            {
                if (other.Name is "groupadd" or "addgroup" && other.Span.Contains(index))
                    return true;
            }
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN groupadd app && useradd -m -g app [|app|]", """CMD ["sleep", "1"]""")),
        Bad.Dockerfile(From("alpine:3.22", "RUN adduser -D [|app|]")),
        Good.Dockerfile(Debian("RUN useradd app", "USER app")),
        Good.Dockerfile(Debian("RUN useradd app && chown app /data", """ENTRYPOINT ["gosu", "app", "run"]""")),
    ];
}
