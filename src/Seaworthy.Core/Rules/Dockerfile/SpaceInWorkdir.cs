using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6314", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dockerfilelint:invalid_workdir")]
sealed class SpaceInWorkdir : Rule<Step>
{
    public override string Title => "Space in WORKDIR";

    public override string Message => "WORKDIR '{0}' contains a space and is one directory name; quote the path or remove the text after the space";

    public override string Why => """
        WORKDIR takes the whole line as one path. A second word, or a comment after the path, creates a directory with a space
        in its name that no later instruction uses. Quotes show that the space is intended.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#workdir";

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
            finding.WithFix("Quote the path", f => f.Insert(workdir.Value.Span.Start, "\"").Insert(workdir.Value.Span.End, "\""), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("WORKDIR [|/my app|]")).Fixed(Debian("WORKDIR \"/my app\"")),
        Good.Dockerfile(Debian("WORKDIR \"/my app\"", """WORKDIR /my\ app""")),
    ];
}
