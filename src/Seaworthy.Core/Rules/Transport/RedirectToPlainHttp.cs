using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2108", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6506",
    Related = "tally:curl-should-follow-redirects")]
sealed class RedirectToPlainHttp : Rule<RunCommand>
{
    public override string Title => "Redirect to plain HTTP allowed";

    public override string Message => "'{0}' follows redirects to plain HTTP; {1}";

    public override string Why => """
        A URL with https does not restrict the target of a redirect. A misconfigured or compromised server can redirect the download to plain HTTP, where an
        attacker on the network can replace the file. The option is rarely needed for servers of large vendors, so the rule is on only where it is enabled by
        id.
        """;

    public override string Sources => """
        https://curl.se/docs/manpage.html#--proto-redir
        https://curl.se/docs/manpage.html#--proto
        """;

    public override string? Differences => """
        Sonar reports it by default. If the script verifies a checksum or a signature, redirects are not reported.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is not ("curl" or "wget") || command.HasUnknownWords || Verification.IsIn(runCommand.Run.Script)
            || Downloads.Address(command) is not { } address || !address.Content.Text.StartsWith("https://", StringComparison.OrdinalIgnoreCase))
            return;
        if (command.Name == "curl" && command.HasOption("-L", "--location", "--location-trusted") && !command.HasOption("--proto", "--proto-redir"))
            report.At(address.Span, command.Name, "add --proto '=https'");
        else if (command.Name == "wget" && !command.HasOption("--max-redirect", "--https-only"))
            report.At(address.Span, command.Name, "add --max-redirect=0");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN curl -fsSL -o a [|https://acme.test/a|]")),
        Bad.Dockerfile(Debian("RUN wget -q [|https://acme.test/a|]")),
        Good.Dockerfile(Debian("""RUN curl -fsSLO https://acme.test/a.tar && echo "$SUM a.tar" | sha256sum -c -"""))
            .Because("the checksum is checked"),
        Good.Dockerfile(Debian("""
            RUN curl --proto '=https' -fsSL -o a https://acme.test/a && curl -fsS https://acme.test/b && wget --max-redirect=0 -q https://acme.test/c
            """)),
    ];
}
