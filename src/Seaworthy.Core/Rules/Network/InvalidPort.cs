using System.Globalization;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4003", Category.Network, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3011 kics:unix_ports_out_of_range trivy:DS-0008 dockerfilelint:invalid_port dockerfile-utils:INVALID_PORT " +
        "dockerfile-utils:INVALID_PROTO semgrep:invalid-port terrascan:AC_DOCKER_0011")]
sealed class InvalidPort : Rule<Step>
{
    const int Largest = 65535;

    public override string Title => "Invalid port";

    public override string Message => "'{0}' is not a valid port; {1}";

    public override string Why => """
        An invalid port stops the build. A port is a number from 0 to 65535, or two of them with a dash between, optionally followed by a slash and
        tcp, udp or sctp.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#expose";

    public override void Check(Step step, Report report)
    {
        if (step.Work is not WordsInstruction { Kind: InstructionKind.Expose } expose)
            return;
        foreach (var word in expose.Words)
        {
            if (word.Expand(step.Scope).Text?.Text is { Length: > 0 } text && Problem(text) is { } problem)
                report.At(word.Span, text, problem);
        }
    }

    static string? Problem(string text)
    {
        var slash = text.IndexOf('/');
        var protocol = slash < 0 ? "tcp" : text.Substring(slash + 1);
        if (!IsProtocol(protocol))
            return "use tcp, udp or sctp as protocol";
        var ports = slash < 0 ? text : text.Substring(0, slash);
        // The host part is reported by SEA4004.
        var colon = ports.LastIndexOf(':');
        if (colon >= 0)
            ports = ports.Substring(colon + 1);
        var dash = ports.IndexOf('-');
        if (dash < 0)
            return Problem(ports, out _);
        var problem = Problem(ports.Substring(0, dash), out var first) ?? Problem(ports.Substring(dash + 1), out var last);
        if (problem is not null)
            return problem;
        _ = Problem(ports.Substring(dash + 1), out last);
        return last < first ? "move the lower port of the range to the front" : null;
    }

    static string? Problem(string port, out int number)
    {
        if (!int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            foreach (var c in port)
            {
                if (c is < '0' or > '9')
                    return "use a number";
            }
            return port.Length == 0 ? "add the port number" : "use a number up to 65535";
        }
        return number > Largest ? "use a number up to 65535" : null;
    }

    static bool IsProtocol(string protocol) =>
        protocol.Equals("tcp", StringComparison.OrdinalIgnoreCase) || protocol.Equals("udp", StringComparison.OrdinalIgnoreCase)
            || protocol.Equals("sctp", StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("EXPOSE 80 [|65536|]")),
        Bad.Dockerfile(Debian("EXPOSE [|8010-8000|]")),
        Bad.Dockerfile(Debian("EXPOSE [|80/http|] [|web|]")),
        Good.Dockerfile(Debian("EXPOSE 80 443/tcp 53/UDP 8000-8010 $PORT 0")),
    ];
}
