using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6314", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dockerfilelint:invalid_workdir")]
sealed class SpaceInWorkdir : Rule<Step>
{
    public override string Title => "WORKDIR has a blank";

    public override string Message => "WORKDIR takes '{0}' as one folder, blank included; put it in quotes if it is meant";

    public override string Why => """
        The whole line is the folder. A second word, or a comment behind the first, makes a folder with a blank in its name that nothing else finds.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not ValueInstruction { Kind: InstructionKind.Workdir } workdir)
            return;
        var text = workdir.Value.Raw.Text;
        var blank = text.IndexOf(' ');
        if (blank <= 0 || !workdir.Value.IsPlain)
            return;
        var finding = report.At(workdir.Value.Span, text);
        if (text.IndexOf('#') < 0)
            finding.WithFix("Put it in quotes", f => f.Insert(workdir.Value.Span.Start, "\"").Insert(workdir.Value.Span.End, "\""), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("WORKDIR [|/my app|]")).Fixed(Debian("WORKDIR \"/my app\"")),
        Good.Dockerfile(Debian("WORKDIR \"/my app\"", """WORKDIR /my\ app""")),
    ];
}
