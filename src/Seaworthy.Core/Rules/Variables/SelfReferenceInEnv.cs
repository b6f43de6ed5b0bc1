using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6331", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3044 datadog:env_no_refer_envvar")]
sealed class SelfReferenceInEnv : Rule<Step>
{
    public override string Title => "ENV uses a variable that it sets itself";

    public override string Message => "'{0}' still has its old value in this ENV; set it in a separate ENV before this one";

    public override string Why => """
        All pairs of one ENV are expanded with the values from before that instruction. A pair that refers to another variable
        of the same ENV gets the old value or an empty string, for example in PATH.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#environment-replacement";

    public override void Check(Step step, Report report)
    {
        if (step.Work is not PairsInstruction { Kind: InstructionKind.Env, Pairs.Count: > 1 } env)
            return;
        for (var i = 0; i < env.Pairs.Count; i++)
        {
            var pair = env.Pairs[i];
            if (pair.Value is not { HasVariables: true } value)
                continue;
            foreach (var use in value.Expand(step.Scope).Uses)
            {
                if (use.Name != pair.Name.Raw.Text && !step.Scope.Declares(use.Name) && Sets(env, use.Name))
                {
                    var finding = report.At(use.Span, use.Name);
                    if (i > 0 && Gap(step, env.Pairs[i - 1], pair) is { } gap && SetsBefore(env, i, use.Name))
                        finding.WithFix("Move it to a separate ENV", f => f.Replace(gap, step.File.Source.NewLine + "ENV "), Safety.Review);
                }
            }
        }
    }

    // Only spaces and line endings between two pairs, no comment.
    static TextSpan? Gap(Step step, KeyValue before, KeyValue pair)
    {
        var gap = TextSpan.FromBounds(before.Span.End, pair.Span.Start);
        return step.File.Source.ToString(gap).IndexOf('#') < 0 && step.Instruction.Parent is null ? gap : null;
    }

    static bool SetsBefore(PairsInstruction env, int index, string name)
    {
        for (var i = 0; i < index; i++)
        {
            if (env.Pairs[i].Name.Raw.Text == name)
                return true;
        }
        return false;
    }

    static bool Sets(PairsInstruction env, string name)
    {
        foreach (var pair in env.Pairs)
        {
            if (pair.Name.Raw.Text == name)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("acme/base:1", "ENV APP=/app PATH=[|$APP|]/bin"))
            .Fixed(From("acme/base:1", "ENV APP=/app", "ENV PATH=$APP/bin")),
        Good.Dockerfile(From("acme/base:1", "ENV APP=/app", "ENV APP=/opt PATH=$APP/bin:$PATH LIB=${OTHER}/lib"))
            .Because("the old value exists and can be intended"),
    ];
}
