using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Variables;

[Rule("SEA6331", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "hadolint:DL3044 datadog:env_no_refer_envvar")]
public sealed class SelfReferenceInEnv : Rule<Step>
{
    public override string Title => "ENV uses a variable that it sets itself";

    public override string Message => "'{0}' has its value from before this ENV here; set it in an ENV of its own first";

    public override string Why => """
        All pairs of one ENV are worked out with the variables as they were before it. A pair that uses another one of the same ENV gets the old value, or nothing.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not PairsInstruction { Kind: InstructionKind.Env, Pairs.Count: > 1 } env)
            return;
        foreach (var pair in env.Pairs)
        {
            if (pair.Value is not { HasVariables: true } value)
                continue;
            foreach (var use in value.Expand(step.Scope).Uses)
            {
                if (use.Name != pair.Name.Raw.Text && !step.Scope.Declares(use.Name) && Sets(env, use.Name))
                    report.At(use.Span, use.Name);
            }
        }
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
        Bad.Dockerfile("""
            FROM acme/base:1
            ENV APP=/app PATH=[|$APP|]/bin
            """),
        Good.Dockerfile("""
            FROM acme/base:1
            ENV APP=/app
            ENV APP=/opt PATH=$APP/bin:$PATH LIB=${OTHER}/lib
            """).Because("the old value is there, and may be meant"),
    ];
}
