using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Variables;

[Rule("SEA6207", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S6581")]
sealed class IneffectiveEnvUnset : Rule<RunCommand>
{
    public override string Title => "Unset does not undo ENV";

    public override string Message => "{0} is set by ENV and stays in the image; set and unset it in one RUN, or use ARG";

    public override string Why => """
        unset lasts until its RUN ends. The variable, and whatever it holds, is there again in the next step and in every container.
        """;

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
                report.At(command.Words[i].Span, "The variable " + name);
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
