using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Variables;

[Rule("SEA2029", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S4507",
    Related = "tally:php/no-xdebug-in-final-image")]
sealed class DevelopmentModeEnabled : Rule<Stage>
{
    public override string Title => "Image runs in a mode for development";

    public override string Message => "The variable {0} switches on what is for developers alone; set it where the image is tried out";

    public override string Why => """
        Frameworks show stack traces, settings and consoles in their development modes, to anybody who asks. The image is what goes into production: what a developer needs belongs into the compose file of the developer's machine.
        """;

    public override string? Differences => """
        Debuggers that are installed as packages are not looked for: only variables that switch a mode on. The last value that the image ends with counts.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsShipped)
            return;
        for (var i = 0; i < stage.Variables.Count; i++)
        {
            var variable = stage.Variables[i];
            if (variable is { Kind: VariableKind.Environment, Value: { } value } && IsDebug(variable.Name.ToUpperInvariant(), value.ToLowerInvariant())
                && !IsSetLater(stage, i))
                report.At(variable.Span, variable.Name);
        }
    }

    static bool IsSetLater(Stage stage, int index)
    {
        for (var i = index + 1; i < stage.Variables.Count; i++)
        {
            if (stage.Variables[i].Kind == VariableKind.Environment && stage.Variables[i].Name == stage.Variables[index].Name)
                return true;
        }
        return false;
    }

    static bool IsDebug(string name, string value)
    {
        if (name == "XDEBUG_MODE")
            return value.IndexOf("debug", StringComparison.Ordinal) >= 0;
        if (Ends(name, "ENV") || Ends(name, "ENVIRONMENT"))
            return value is "dev" or "devel" or "develop" or "development" or "debug";
        return Ends(name, "DEBUG") && value is ("true" or "1" or "yes" or "on");
    }

    static bool Ends(string name, string word) => name.EndsWith(word, StringComparison.Ordinal)
        && (name.Length == word.Length || name[name.Length - word.Length - 1] == '_');

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV [|APP_DEBUG=true|]")),
        Bad.Dockerfile(Debian("ENV TZ=UTC [|ENV=development|]")),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0", "ENV [|ASPNETCORE_ENVIRONMENT=Development|]")),
        Bad.Dockerfile(From("php:8.4", "ENV [|XDEBUG_MODE develop,debug|]")),
        Good.Dockerfile("""
            FROM node:24 AS build
            ENV NODE_ENV=development
            FROM node:24
            ENV NODE_ENV=development
            ENV NODE_ENV=production APP_DEBUG=false
            """).Because("the stage for the build is not shipped, and the later value holds"),
    ];
}
