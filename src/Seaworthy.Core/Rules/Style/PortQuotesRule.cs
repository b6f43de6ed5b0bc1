using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

/// <summary>Rules for the quotes around a port of a service. Message: 0 the port.</summary>
/// <param name="isReported">The port as it is written is at fault.</param>
/// <param name="repaired">The port with other quotes; null if other quotes would change the value.</param>
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
        Title = "Unquoted port",
        Message = "Port {0} is not quoted, and YAML 1.1 reads pairs such as 22:22 as a base 60 number; quote it",
        Why = """
            In YAML 1.1 the unquoted value 22:22 is the number 1342. Compose reads it correctly, but other tools that read
            the file can publish a wrong port, and it is hard to remember which numbers are affected. Docker recommends
            quoted ports.
            """,
        Sources = """
            https://yaml.org/type/int
            https://docs.docker.com/reference/compose-file/services/#ports
            """,
        Differences = """
            dclint requires single quotes by default; here both kinds are accepted, and SEA7060 checks the kind.
            """,
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
        Title = "Port in double quotes",
        Message = "Port {0} is in double quotes; use single quotes",
        Why = """
            In double quotes YAML interprets backslash escapes; in single quotes it does not. Both are correct for a port.
            One style in all files makes them easier to compare, so this is a rule of preference.
            """,
        Sources = "https://github.com/zavoloklom/docker-compose-linter/blob/main/docs/rules/require-quotes-in-ports-rule.md",
        Differences = """
            dclint requires single quotes by default, and checks for missing quotes under the same name. SEA7046 reports
            ports without quotes.
            """,
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
