using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Variables;

[Rule("SEA2029", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S4507",
    Related = "tally:php/no-xdebug-in-final-image")]
sealed class DevelopmentModeEnabled : Rule<Stage>
{
    public override string Title => "Development mode enabled in the image";

    public override string Message => "{0} enables development mode in the image; set it at run time with --env instead";

    public override string Why => """
        In development mode many frameworks show stack traces, settings and debug consoles to every client, which helps an
        attacker. The image is what runs in production. Set the variable in the compose file or launch profile of a
        developer's machine instead.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/aspnet/core/fundamentals/environments
        https://docs.docker.com/reference/dockerfile/#env
        """;

    public override string? Differences => """
        Debuggers that are installed as packages are not checked, only variables that enable a mode. The last value of the
        variable in the image counts.
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
            """).Because("the build stage is not shipped, and the later value applies"),
    ];
}
