using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6330", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "buildkit:UndefinedVar sonar:S6579")]
sealed class UndefinedVariable : Rule<Step>
{
    public override string Title => "Variable is not defined here";

    public override string Message => "'{0}' is empty here; {1}";

    public override string Why => """
        A variable that no ARG or ENV of the stage defines is replaced by nothing, and the path, user or label with a hole in it is another one. An ARG before the first FROM
        holds for FROM lines alone, until a stage declares it again.
        """;

    public override string? Differences => """
        BuildKit asks the registry which variables the base image sets. Without it, a variable counts as undefined when the base is empty or known to set nothing but PATH, when an ARG before the
        first FROM has its name, or when it is a slip of the pen away from one that is defined.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Stage is not { } stage)
            return;
        foreach (var word in InstructionWords.Expanded(step.Instruction))
        {
            if (!word.HasVariables)
                continue;
            foreach (var use in word.Expand(step.Scope).Uses)
            {
                if (!use.HasDefault && use.State != VariableState.Known && !step.Scope.Declares(use.Name))
                    Check(step, stage, use, report);
            }
        }
    }

    static void Check(Step step, Stage stage, VariableUse use, Report report)
    {
        if (PredefinedArguments.Contains(use.Name))
            return;
        if (stage.GlobalScope.Declares(use.Name))
        {
            var at = step.Instruction.Parent is null ? step.Instruction.Span.Start : -1;
            var finding = report.At(use.Span, use.Name, "declare it again in this stage with ARG " + use.Name);
            if (at >= 0)
                finding.WithFix("Declare it in this stage", f => f.Insert(at, "ARG " + use.Name + step.File.Source.NewLine), Safety.Safe);
            return;
        }
        var near = use.Name.Length > 3 ? DidYouMean.Find(use.Name, step.Scope.Names()) : null;
        if (use.State == VariableState.Unset)
            report.At(use.Span, use.Name, near is null ? "define it with ARG or ENV" : "did you mean '" + near + "'?");
        else if (near is not null && near.Length > 3)
            report.At(use.Span, use.Name, "did you mean '" + near + "'?");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            ARG VERSION=1.4
            FROM acme/base:1
            LABEL version=[|$VERSION|]
            """)
            .Fixed("""
            ARG VERSION=1.4
            FROM acme/base:1
            ARG VERSION
            LABEL version=$VERSION
            """),
        Bad.Dockerfile(From("acme/base:1", "COPY app-[|${TARGETARCH}|] /app"))
            .Fixed(From("acme/base:1", "ARG TARGETARCH", "COPY app-${TARGETARCH} /app")),
        Bad.Dockerfile(From("acme/base:1", "ENV APP_HOME=/app", "WORKDIR [|$APP_HOMR|]/src")),
        Bad.Dockerfile(From("alpine:3.22", "COPY [|$foo|] /app/")),
        Good.Dockerfile(From("acme/base:1", "WORKDIR $HOME/app")).Because("the base image may set it"),
        Good.Dockerfile(From("alpine:3.22", "ARG foo", "COPY $foo ${bar:-x} /app/", "ENV PATH=/app:$PATH")),
    ];
}
