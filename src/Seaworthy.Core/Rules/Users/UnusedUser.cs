using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2028", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "tally:user-created-but-never-used",
    Related = "dockle:DKL-LI-0002")]
sealed class UnusedUser : Rule<RunCommand>
{
    public override string Title => "Unused user";

    public override string Message => "User '{0}' is created, but the image still runs as root; add USER {0}";

    public override string Why => """
        The Dockerfile creates a user and never switches to it, so the service runs as root although the image looks prepared. An attacker in the container
        has root for the kernel and for every mounted file.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#user
        https://docs.docker.com/build/building/best-practices/#user
        """;

    public override string? Differences => """
        A name that occurs anywhere else in the file counts as used, because an entry point can switch to it. Users with the same UID can be found only in a
        finished image, so they are not reported.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "useradd" or "adduser", Operands.Count: > 0 } command || runCommand.Step.Stage is not { IsFinal: true } stage
            || stage.User.Written == Written.Value)
            return;
        // If the base runs as a non-root user, the new user serves another purpose.
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
