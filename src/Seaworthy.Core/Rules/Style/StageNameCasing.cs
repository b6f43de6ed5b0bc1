using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Style;

[Rule("SEA6305", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:StageNameCasing")]
sealed class StageNameCasing : Rule<Stage>
{
    public override string Title => "Stage name with capital letters";

    public override string Message => "Stage name '{0}' contains capital letters; use lower case";

    public override string Why => """
        The builder ignores the case of stage names, but people and other tools do not, so one stage can look like two. A name
        in lower case is also easy to distinguish from an instruction.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/stage-name-casing/";

    public override void Check(Stage stage, Report report)
    {
        if (stage.From.StageName is not { } word || stage.Name is not { } name || word.Raw.Text == name)
            return;
        report.At(word.Span, word.Raw.Text).WithFix("Use lower case in all references", f => Rename(stage, word.Raw.Text, name, f), Safety.Safe);
    }

    static void Rename(Stage stage, string written, string name, FixBuilder fix)
    {
        fix.Replace(stage.From.StageName!.Span, name);
        foreach (var other in stage.Build.Stages)
        {
            Rename(other.From.Image.Raw, written, name, fix);
            foreach (var step in other.Steps)
            {
                if (step.Instruction is CopyInstruction { From: { } from })
                    Rename(from, written, name, fix);
                else if (step.Instruction is RunInstruction run)
                {
                    foreach (var mount in run.Mounts)
                    {
                        if (mount.From is { } mounted)
                            Rename(mounted, written, name, fix);
                    }
                }
            }
        }
    }

    static void Rename(MappedText use, string written, string name, FixBuilder fix)
    {
        if (use.Text != name && string.Equals(use.Text, written, StringComparison.OrdinalIgnoreCase) && use.SourceSpan.Length == use.Length)
            fix.Replace(use.SourceSpan, name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            FROM debian:12 AS [|Build|]
            FROM build AS test
            FROM Build AS final
            COPY --from=Build /app /app
            """)
            .Fixed("""
            FROM debian:12 AS build
            FROM build AS test
            FROM build AS final
            COPY --from=build /app /app
            """),
        Good.Dockerfile("FROM debian:12 AS build-env"),
    ];
}
