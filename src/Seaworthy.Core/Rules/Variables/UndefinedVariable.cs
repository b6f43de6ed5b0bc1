using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6330", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "buildkit:UndefinedVar sonar:S6579")]
sealed class UndefinedVariable : Rule<Step>
{
    public override string Title => "Undefined variable";

    public override string Message => "Variable '{0}' is not defined in this stage; {1}";

    public override string Why => """
        A variable that no ARG or ENV of the stage defines expands to an empty string, so a path, user or label without that
        part refers to something else. An ARG before the first FROM applies only to FROM lines until a stage declares it
        again.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/undefined-var/";

    public override string? Differences => """
        BuildKit reads from the registry which variables the base image sets. Without that, Seaworthy treats a variable as
        undefined if the base is empty or known to set only PATH, if an ARG before the first FROM has its name, or if it is
        nearly the name of a defined variable.
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
            var finding = report.At(use.Span, use.Name, "add 'ARG " + use.Name + "' to this stage");
            if (at >= 0)
                finding.WithFix("Add ARG to this stage", f => f.Insert(at, "ARG " + use.Name + step.File.Source.NewLine), Safety.Safe);
            return;
        }
        var near = use.Name.Length > 3 ? DidYouMean.Find(use.Name, step.Scope.Names()) : null;
        if (use.State == VariableState.Unset)
            report.At(use.Span, use.Name, near is null ? "add ARG or ENV" : "use '" + near + "'");
        else if (near is not null && near.Length > 3)
            report.At(use.Span, use.Name, "use '" + near + "'");
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
        Good.Dockerfile(From("acme/base:1", "WORKDIR $HOME/app")).Because("the base image can set it"),
        Good.Dockerfile(From("alpine:3.22", "ARG foo", "COPY $foo ${bar:-x} /app/", "ENV PATH=/app:$PATH")),
    ];
}
