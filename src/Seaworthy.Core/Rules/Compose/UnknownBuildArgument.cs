using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7011", Category.Compose, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class UnknownBuildArgument : Rule<ComposeService>
{
    public override string Title => "Undeclared build argument";

    public override string Message => "Build argument '{0}' is not declared in the Dockerfile and has no effect; {1}";

    public override string Why => """
        A build argument reaches the build only through an ARG instruction of the same name. Without one, the value is dropped with a warning and
        the image is built with the default. A misspelled name is the usual cause.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/build/#args";

    public override void Check(ComposeService service, Report report)
    {
        if (service.Build is not { Dockerfile: { Stages.Count: > 0 } dockerfile } build)
            return;
        HashSet<string>? declared = null;
        foreach (var variable in service.Container.Variables)
        {
            // Arguments from an anchor are shared by several services, so another one might use it.
            if (variable.Kind != VariableKind.BuildArgument || variable.File.Source != build.Node.Source || !build.Node.Span.Contains(variable.NameSpan)
                || variable.Name.Length == 0 || variable.Name.IndexOf('$') >= 0 || IsBuiltIn(variable.Name))
                continue;
            declared ??= Declared(dockerfile);
            if (declared.Contains(variable.Name))
                continue;
            var near = DidYouMean.Find(variable.Name, declared);
            report.At(new Location(variable.File.Source, variable.NameSpan), variable.Name, near is null
                ? "add 'ARG " + variable.Name + "' to it" : "replace it with '" + near + "'");
        }
    }

    static HashSet<string> Declared(BuildFile dockerfile)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var variable in dockerfile.GlobalVariables)
            names.Add(variable.Name);
        foreach (var stage in dockerfile.Stages)
        {
            foreach (var variable in stage.Variables)
            {
                if (variable.Kind == VariableKind.BuildArgument)
                    names.Add(variable.Name);
            }
            foreach (var step in stage.Steps)
            {
                if (step.Instruction is not OnbuildInstruction { Child: ArgInstruction later })
                    continue;
                foreach (var declaration in later.Declarations)
                    names.Add(declaration.Name.Raw.Text);
            }
        }
        return names;
    }

    // Dockerfile reference, predefined ARGs and those of BuildKit: known without a declaration.
    static bool IsBuiltIn(string name) =>
        name.EndsWith("_PROXY", StringComparison.OrdinalIgnoreCase) || name.StartsWith("BUILDKIT_", StringComparison.Ordinal)
            || name is "SOURCE_DATE_EPOCH" or "BUILDPLATFORM" or "BUILDOS" or "BUILDARCH"
            or "BUILDVARIANT" or "TARGETPLATFORM" or "TARGETOS" or "TARGETARCH" or "TARGETVARIANT" or "TARGETSTAGE";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { build: { context: ., args: { [|CONFIGURATON|]: Debug } } }"))
            .Beside("Dockerfile", "ARG TAG\nFROM debian:12\nARG CONFIGURATION=Release\n"),
        Bad.Compose(Services("api: { build: { context: ., args: [TAG=12, [|VERSION|]=1] } }"))
            .Beside("Dockerfile", "ARG TAG\nFROM debian:12\n"),
        Good.Compose("""
            x-args: &args { COMMIT: abc }
            services:
              api:
                build:
                  context: .
                  args: { <<: *args, TAG: "12", http_proxy: "http://proxy.acme.test", BUILDKIT_INLINE_CACHE: 1 }
              worker:
                build:
                  context: ./worker
                  args: { ANY: 1 }
            """)
            .Beside("Dockerfile", "ARG TAG\nFROM debian:12\n").Because("arguments that services share need not be used by each, " +
                "and an unknown Dockerfile is not judged"),
    ];
}
