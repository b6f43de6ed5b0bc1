using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6205", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S7026",
    Related = "kics:curl_or_wget_instead_of_add tally:prefer-add-unpack tally:prefer-add-git")]
sealed class DownloadInsteadOfAdd : Rule<RunCommand>
{
    public override string Title => "Download with curl or wget instead of ADD";

    public override string Message => "'{0}' is downloaded with {1}; use ADD with --checksum";

    public override string Why => """
        ADD checks whether the remote file has changed and then runs again; a RUN with the same text is always taken from the
        cache. ADD can verify the file with --checksum, and the image needs no downloader. A RUN is needed for requests with
        headers or credentials.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#add-or-copy";

    public override string? Differences => """
        Other tools recommend the opposite; SEA6204 covers that opinion. A download with headers, credentials or other options
        that ADD does not have is not reported, nor is one that is piped to another command.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (command.Name is not ("curl" or "wget") || command.Pipeline.Commands.Count > 1 || command.IsConditional || command.IsInSubshell
            || command.Operands.Count != 1)
            return;
        if (Downloads.Address(command) is not { IsConstant: true } address || !Downloads.WritesFile(command))
            return;
        if (!command.HasOption("-H", "--header", "-u", "--user", "-X", "--request", "-d", "--data", "-F", "--form", "-b", "--cookie", "--password",
            "--post-data", "-x", "--proxy", "-K"))
            report.At(command.Span, address.Content.Text, command.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN [|wget -q https://acme.test/a.tar.gz -O /tmp/a.tar.gz|] && tar xf /tmp/a.tar.gz")),
        Bad.Dockerfile(Debian("RUN [|curl -fsSL -o /tmp/a https://acme.test/a|]")),
        Bad.Dockerfile(Debian("RUN [|curl -fsSL https://acme.test/a|] > /tmp/a")),
        Good.Dockerfile(Debian("""
            ADD https://acme.test/a /tmp/a
            RUN curl -fsSL https://acme.test/a | tar x && curl -fsSL -H "$AUTH" -o a https://acme.test/a && curl -o a "https://$HOST/a" && curl -fsS https://acme.test/ping
            """)),
    ];
}
