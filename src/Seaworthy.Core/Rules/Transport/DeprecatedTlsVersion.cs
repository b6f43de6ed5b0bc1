using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Transport;

[Rule("SEA2110", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S4423")]
sealed class DeprecatedTlsVersion : Rule<RunCommand>
{
    public override string Title => "Deprecated TLS version";

    public override string Message => "'{0}' lets {1} use a deprecated TLS version; use TLS 1.2 or later";

    public override string Why => """
        SSL, TLS 1.0 and TLS 1.1 have known weaknesses with which an attacker on the network can read or change the transfer; RFC 8996 deprecates them.
        Maintained servers support TLS 1.2 or later. Acceptable only for a legacy device in a closed network.
        """;

    public override string Sources => """
        https://www.rfc-editor.org/rfc/rfc8996
        https://curl.se/docs/manpage.html#--tlsv10
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is not ("curl" or "wget" or "openssl"))
            return;
        for (var i = 1; i < command.Words.Count; i++)
        {
            var text = command.Words[i].Content.Text;
            var isOld = command.Name switch
            {
                "curl" => text is "--tlsv1" or "--tlsv1.0" or "--tlsv1.1" or "--sslv2" or "--sslv3" or "--tls-max=1.0" or "--tls-max=1.1"
                    || (IsOld(text) && command.Words[i - 1].Content.Text == "--tls-max"),
                "wget" => text.StartsWith("--secure-protocol=", StringComparison.Ordinal) && text.Substring(18)
                    .ToUpperInvariant() is "SSLV2" or "SSLV3" or "TLSV1" or "TLSV1_0" or "TLSV1_1",
                _ => text is "-ssl2" or "-ssl3" or "-tls1" or "-tls1_1" && command.Subcommand is "s_client" or "s_server",
            };
            if (isOld)
                report.At(command.Words[i].Span, text, command.Name);
        }
    }

    static bool IsOld(string version) => version is "1.0" or "1.1";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN curl [|--tlsv1.0|] -fsSLO https://acme.test/a && curl --tls-max [|1.1|] -fsSLO https://acme.test/b")),
        Bad.Dockerfile(
            Debian("RUN wget -q [|--secure-protocol=TLSv1_1|] https://acme.test/a && openssl s_client [|-tls1|] -connect acme.test:443")),
        Good.Dockerfile(
            Debian("RUN curl --tlsv1.2 --tls-max 1.3 -fsSLO https://acme.test/a && wget -q --secure-protocol=TLSv1_2 https://acme.test/b")),
    ];
}
