using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Variables;

[Rule("SEA6207", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S6581")]
sealed class IneffectiveEnvUnset : Rule<RunCommand>
{
    public override string Title => "ENV variable not removed by unset";

    public override string Message => "{0} is set by ENV and stays in the image; set it in the RUN that needs it, or use ARG";

    public override string Why => """
        unset applies only until its RUN ends. The variable and its value are there again in the next instruction and in every
        container, where anyone with access to the image can read them.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#env";

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "unset" } command)
            return;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var name = command.Words[i].Content.Text;
            if (name.StartsWith("$", StringComparison.Ordinal))
                name = name.Substring(1).Trim('{', '}');
            if (IsInEnvironment(runCommand.Step, name))
                report.At(command.Words[i].Span, "Variable " + name);
        }
    }

    static bool IsInEnvironment(Step step, string name)
    {
        for (var stage = step.Stage; stage is not null; stage = stage.Base)
        {
            foreach (var variable in stage.Variables)
            {
                if (variable.Kind == VariableKind.Environment && variable.Name == name
                    && (stage != step.Stage || variable.NameSpan.Start < step.Instruction.Span.Start))
                    return true;
            }
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV ADMIN_USER=root", "RUN unset [|ADMIN_USER|]")),
        Bad.Dockerfile(Debian("ENV ADMIN_USER=root", "RUN unset [|$ADMIN_USER|]")),
        Good.Dockerfile(Debian("ARG WHO=me", "RUN export ADMIN_USER=root && ./install.sh && unset ADMIN_USER && unset WHO")),
    ];
}
