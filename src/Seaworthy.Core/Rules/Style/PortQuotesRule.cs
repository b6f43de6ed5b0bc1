using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

/// <summary>The family of rules about the quotes around a port of a service. Message: 0 the port.</summary>
/// <param name="isReported">The port as it is written is at fault.</param>
/// <param name="repaired">The port with other quotes; null where none will do.</param>
sealed class PortQuotesRule(Func<YamlScalar, bool> isReported, string repair, Func<YamlScalar, string?> repaired) : FamilyRule<ComposeFile>
{
    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var (_, service) in compose.NamedServices())
        {
            Check(service.FindOwn("ports")?.Value, report);
            Check(service.FindOwn("expose")?.Value, report);
        }
    }

    void Check(YamlNode? ports, Report report)
    {
        if (ports is not YamlSequence list)
            return;
        foreach (var item in list.Items)
        {
            if (item is not YamlScalar port || !isReported(port))
                continue;
            var finding = report.At(port, port.Value);
            if (repaired(port) is { } text)
                finding.WithFix(repair, f => f.Replace(port.ContentSpan, text), Safety.Safe);
        }
    }

    static string? Single(YamlScalar port) =>
        port.Source.ToString(port.ContentSpan) is { } text && text == "\"" + port.Value + "\"" && text.IndexOf('\'') < 0 ? "'" + port.Value + "'" : null;

    [Rule("SEA7046", Category.Compose, Severity.Warning, Mode.All, Since = "0.1", Aliases = "dclint:require-quotes-in-ports")]
    public static PortQuotesRule UnquotedPort => new(
        static port => port is { Style: YamlStyle.Plain, IsNull: false } && port.Value.IndexOf('"') < 0,
        "Quote the port",
        static port => "\"" + port.Value + "\"")
    {
        Title = "Port is not quoted",
        Message = "Port {0} is not quoted; older readers of YAML take some pairs with a colon, such as 22:22, for one number in base 60",
        Why =
            "In YAML 1.1 the word 22:22 is the number 1342. Compose reads it right, but other tools that read the file may not, and which numbers are " +
            "affected is easy" +
            "\nto forget.",
        Differences = "One peer wants single quotes unless told otherwise; here either kind will do, and who minds has a rule for it.",
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA7060", Category.Compose, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "dclint:require-quotes-in-ports")]
    public static PortQuotesRule DoubleQuotedPort => new(static port => port.Style == YamlStyle.DoubleQuoted, "Use single quotes", Single)
    {
        Title = "Port stands in double quotes",
        Message = "Port {0} stands in double quotes; single ones take it as it is written",
        Why =
            "In double quotes a backslash is read, in single ones nothing is. Which kind a team takes is a matter of taste; that it is one makes files easy " +
            "to compare.",
        Differences =
            "dclint asks for single quotes unless told otherwise, and for any at all with the same name. Ports without quotes have a rule of their own.",
        MoreExamples = static () =>
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
        ],
    };
}
