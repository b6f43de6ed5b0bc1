using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2108", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6506",
    Related = "tally:curl-should-follow-redirects")]
sealed class RedirectToPlainHttp : Rule<RunCommand>
{
    public override string Title => "Redirect may lead to clear text";

    public override string Message => "A redirect may lead {0} to http here; {1}";

    public override string Why => """
        An address with https says nothing about where a redirect leads. A server that is misconfigured, or taken over, sends the download over a connection that anybody may change.
        """;

    public override string? Differences => """
        Few people write the option, and few servers redirect to clear text, so this is a matter of taste. Where
        the script checks a checksum or a signature, it does not matter which way the file came.
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
