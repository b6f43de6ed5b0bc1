using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA6401", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1")]
sealed class DotnetExposedPortMismatch : Rule<ImageContainer>
{
    public override string Title => "Exposed port differs from the .NET port";

    public override string Message => "EXPOSE 80 does not match .NET {0}, which listens on 8080; use EXPOSE 8080, or set ASPNETCORE_HTTP_PORTS";

    public override string Why => """
        Since .NET 8, the images set ASPNETCORE_HTTP_PORTS to 8080, because a non-root user might not be able to open port 80. An EXPOSE 80 from an
        older version still builds, but no process listens on the published port, so connections fail.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/dotnet/core/compatibility/containers/8.0/aspnet-port
        https://docs.docker.com/reference/dockerfile/#expose
        """;

    public override void Check(ImageContainer container, Report report)
    {
        if (container is not { BuiltFrom: { } stage } || stage.RootImage?.Name is not { } image || DotNetImages.MajorOf(image) is not (>= 8 and var major)
            || image.ShortName is not ("aspnet" or "runtime-deps" or "sdk") || !IsDefault(container, stage))
            return;
        foreach (var port in container.Ports)
        {
            if (port is { First: 80, Last: 80, Protocol: "tcp" })
                report.At(port.Span, major.ToString(System.Globalization.CultureInfo.InvariantCulture))
                    .WithFix("Use port 8080", f => f.Replace(port.Span, "8080"), Safety.Review);
        }
    }

    // Another exposed port, a variable that sets the port, a web server or a command with a URL: then the port is unknown.
    static bool IsDefault(ImageContainer container, Stage stage)
    {
        foreach (var port in container.Ports)
        {
            if (port.Covers(8080) || port.First is null)
                return false;
        }
        for (Stage? at = stage; at is not null; at = at.Base)
        {
            foreach (var variable in at.Variables)
            {
                if (IsPortSetting(variable.Name))
                    return false;
            }
            foreach (var step in at.Steps)
            {
                if (step.Instruction is CommandInstruction command && Mentions(command.Command.Text))
                    return false;
            }
        }
        return true;
    }

    static bool IsPortSetting(string name) =>
        name.EndsWith("_URLS", StringComparison.OrdinalIgnoreCase) || name.EndsWith("_PORTS", StringComparison.OrdinalIgnoreCase)
            || name.Equals("URLS", StringComparison.OrdinalIgnoreCase)
        || name.Equals("HTTP_PORTS", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Kestrel__", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("ASPNETCORE_Kestrel__", StringComparison.OrdinalIgnoreCase);

    static bool Mentions(string command) =>
        Has(command, "urls") || Has(command, "http_ports") || Has(command, "http://") || Has(command, "nginx") || Has(command, "apache2")
            || Has(command, "w3svc") || Has(command, ".sh");

    static bool Has(string text, string word) => text.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0", "EXPOSE [|80|]", """ENTRYPOINT ["dotnet", "Api.dll"]"""))
            .Fixed(From("mcr.microsoft.com/dotnet/aspnet:10.0", "EXPOSE 8080", """ENTRYPOINT ["dotnet", "Api.dll"]""")),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0", """
            ENV ASPNETCORE_URLS=http://+:80
            EXPOSE 80
            ENTRYPOINT ["dotnet", "Api.dll"]
            """)),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0", """
            EXPOSE 80
            ENTRYPOINT ["dotnet", "Api.dll", "--urls", "http://+:80"]
            """)),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0-windowsservercore-ltsc2022", """
            EXPOSE 80
            ENTRYPOINT ["C:\\ServiceMonitor.exe", "w3svc"]
            """)).Because("IIS listens on port 80"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:7.0", "EXPOSE 80", """ENTRYPOINT ["dotnet", "Api.dll"]"""))
            .Because("the images of .NET 7 and earlier listen on port 80"),
    ];
}
