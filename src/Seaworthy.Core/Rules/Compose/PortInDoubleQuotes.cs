using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7060", Category.Compose, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "dclint:require-quotes-in-ports")]
public sealed class PortInDoubleQuotes : Rule<ComposeFile>
{
    public override string Title => "Port stands in double quotes";

    public override string Message => "Port {0} stands in double quotes; single ones take it as it is written";

    public override string Why => """
        In double quotes a backslash is read, in single ones nothing is. Which kind a team takes is a matter of taste; that it is one makes files easy to compare.
        """;

    public override string? Differences => """
        dclint asks for single quotes unless told otherwise, and for any at all with the same name. Ports without quotes have a rule of their own.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.WrittenServices() is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if (entry.Value is not YamlMapping service)
                continue;
            Check(service.FindOwn("ports")?.Value, report);
            Check(service.FindOwn("expose")?.Value, report);
        }
    }

    static void Check(YamlNode? ports, Report report)
    {
        if (ports is not YamlSequence list)
            return;
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar { Style: YamlStyle.DoubleQuoted } port)
                continue;
            var finding = report.At(port, port.Value);
            if (port.Source.ToString(port.ContentSpan) is { } text && text == "\"" + port.Value + "\"" && text.IndexOf('\'') < 0)
                finding.WithFix("Use single quotes", f => f.Replace(port.ContentSpan, "'" + port.Value + "'"), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|"22:22"|]
            """))
            .Fixed(ApiService("""
            ports:
              - '22:22'
            """)),
        Bad.Compose(ApiService("""expose: [[|"3000"|]]""")).Fixed(ApiService("expose: ['3000']")),
        Good.Compose(ApiService("""
            ports:
              - '22:22'
              - target: 80
                published: "8081"
            """)),
    ];
}
