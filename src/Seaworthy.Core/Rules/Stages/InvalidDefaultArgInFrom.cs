using Seaworthy.Syntax;
using Seaworthy.Syntax.Dockerfile;

namespace Seaworthy.Rules.Stages;

[Rule("SEA6303", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:InvalidDefaultArgInFrom dockerfile-utils:BASE_NAME_EMPTY")]
sealed class InvalidDefaultArgInFrom : Rule<Stage>
{
    public override string Title => "Invalid image name without build arguments";

    public override string Message => "The image name is not valid without a value for '{0}'; set a default in 'ARG {0}'";

    public override string Why => """
        An argument without a default is empty unless the caller passes it with --build-arg, and an image name without that
        part is invalid, so the build fails. With a default, the file builds without arguments.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/invalid-default-arg-in-from/";

    public override void Check(Stage stage, Report report)
    {
        var word = stage.From.Image;
        if (!word.HasVariables)
            return;
        var written = word.Expand(stage.GlobalScope);
        if (written.Text is not null || written.Error is not null)
            return;
        foreach (var use in written.Uses)
        {
            if (use.State == VariableState.Unset)
                return;
        }
        var without = word.Expand(new EmptyScope(stage.GlobalScope)).Text?.Text;
        if (without is null || (without.Length > 0 && ImageName.Parse(without, out _) is not null))
            return;
        foreach (var use in written.Uses)
        {
            if (use.State == VariableState.Unknown && !use.HasDefault && !EmptyScope.IsBuiltIn(use.Name))
            {
                report.At(use.Span, use.Name);
                return;
            }
        }
    }

    // The values that the builder uses without build arguments.
    sealed class EmptyScope(VariableScope scope) : IVariableScope
    {
        public static bool IsBuiltIn(string name) =>
            name.StartsWith("TARGET", System.StringComparison.Ordinal) || name.StartsWith("BUILD", System.StringComparison.Ordinal);

        public VariableState Find(string name, out MappedText? value)
        {
            var state = scope.Find(name, out value);
            if (state != VariableState.Unknown)
                return state;
            value = MappedText.Contiguous(IsBuiltIn(name) ? "linux" : "", 0);
            return VariableState.Known;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile("""
            ARG VERSION
            FROM debian:[|${VERSION}|]
            """),
        Bad.Dockerfile("""
            ARG BASE
            FROM [|$BASE|]
            """),
        Good.Dockerfile("""
            ARG VERSION=12 VARIANT
            FROM debian:${VERSION}${VARIANT}
            FROM debian:${OTHER:-12}
            """).Because("the name is valid without arguments"),
    ];
}
