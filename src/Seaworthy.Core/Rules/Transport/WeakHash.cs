using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2111", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "sonar:S4790")]
sealed class WeakHash : Rule<RunCommand>
{
    public override string Title => "Download verified with a weak hash";

    public override string Message => "The checksum uses {0}, which does not detect a forged file; use sha256sum";

    public override string Why => """
        Collisions can be computed for MD5 and SHA-1, so these hashes detect a broken transfer, but not a file that an attacker prepared. Use SHA-256, and get
        the checksum over another connection than the file.
        """;

    public override string Sources => """
        https://www.rfc-editor.org/rfc/rfc6151
        https://www.nist.gov/news-events/news/2022/12/nist-retires-sha-1-cryptographic-algorithm
        """;

    public override string? Differences => """
        A weak hash that only names a directory or a cache key is not reported, because it protects nothing.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        var hash = command.Name switch
        {
            "md5sum" when command.HasOption("-c", "--check") => "MD5",
            "sha1sum" when command.HasOption("-c", "--check") => "SHA-1",
            "shasum" when command.HasOption("-c", "--check") && (command.FindValue("-a", "--algorithm")?.Text.Text ?? "1") == "1" => "SHA-1",
            "openssl" when command.Subcommand is "md5" || command.HasOption("-md5") => "MD5",
            "openssl" when command.Subcommand is "sha1" || command.HasOption("-sha1") => "SHA-1",
            _ => null,
        };
        if (hash is not null)
            report.At(command.Words[0].Span, hash);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("""
            RUN curl -fsSLO https://acme.test/a && echo "$SUM a" | [|md5sum|] -c - && [|sha1sum|] --check b.sum && [|shasum|] -c c.sum
            """)),
        Bad.Dockerfile(Debian("RUN [|openssl|] dgst -sha1 a && [|openssl|] md5 b")),
        Good.Dockerfile(Debian("RUN sha256sum -c a.sum && shasum -a 256 -c b.sum && KEY=$(md5sum lock.json) && openssl dgst -sha256 c")),
    ];
}
