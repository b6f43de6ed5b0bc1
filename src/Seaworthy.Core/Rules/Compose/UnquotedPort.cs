using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7046", Category.Compose, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "dclint:require-quotes-in-ports")]
public sealed class UnquotedPort : Rule<ComposeFile>
{
    public override string Title => "Port is not quoted";

    public override string Message => "Port {0} is not quoted; older readers of YAML take some pairs with a colon, such as 22:22, for one number in base 60";

    public override string Why => """
        In YAML 1.1 the word 22:22 is the number 1342. Compose reads it right, but other tools that read the file may not, and which numbers are affected is easy
        to forget.
        """;

    public override string? Differences => """
        One peer wants single quotes unless told otherwise; here either kind will do, and who minds has a rule for it.
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
            if (item is YamlScalar { Style: YamlStyle.Plain, IsNull: false } port && port.Value.IndexOf('"') < 0)
                report.At(port, port.Value).WithFix("Quote the port", f => f.Replace(port.ContentSpan, "\"" + port.Value + "\""), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            ports:
              - [|22:22|]
            """))
            .Fixed(ApiService("""
            ports:
              - "22:22"
            """)),
        Bad.Compose(ApiService("expose: [[|3000|]]")).Fixed(ApiService("""expose: ["3000"]""")),
        Good.Compose(ApiService("""
            ports:
              - "22:22"
              - '8080:80'
              - target: 80
                published: 8081
            """)),
    ];
}
