using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2109", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6474")]
sealed class UnverifiedDownload : Rule<Step>
{
    public override string Title => "Unverified download";

    public override string Message => "The download of '{0}' is not verified; {1}";

    public override string Why => """
        A URL identifies a location, not its content: a compromised server or a moved release can deliver another file. With a checksum in the Dockerfile the
        build fails instead of shipping it. TLS alone is acceptable for a vendor that you trust.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#add---checksum
        https://docs.docker.com/build/building/best-practices/#add-or-copy
        """;

    public override string? Differences => """
        A checksum or signature that is verified anywhere in the same RUN counts for all its downloads. A script that is piped into a shell has a separate
        rule.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction { Kind: InstructionKind.Add } add && add.FindFlag("checksum") is null)
        {
            foreach (var source in add.Sources)
            {
                var text = source.Raw.Text;
                if ((text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
                    && text.IndexOf(".git", StringComparison.Ordinal) < 0)
                    report.At(source.Span, text, "add --checksum to ADD");
            }
            return;
        }
        foreach (var script in step.Scripts)
        {
            if (Verification.IsIn(script.Script))
                continue;
            foreach (var command in script.Script.Commands)
            {
                if (command.Name is "curl" or "wget" && Downloads.Address(command) is { } address && (Downloads.WritesFile(command) || IsUnpacked(command)))
                    report.At(address.Span, address.Content.Text, "check it with 'sha256sum -c'");
            }
        }
    }

    static bool IsUnpacked(ShellCommand command)
    {
        var members = command.Pipeline.Commands;
        return members.Count > 1 && members[members.Count - 1].Name is ("tar" or "bsdtar" or "unzip" or "gunzip" or "xz" or "dpkg" or "gzip" or "tee");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN curl -fsSL -o tool [|https://acme.test/tool|] && chmod +x tool")),
        Bad.Dockerfile(Debian("""RUN wget -qO- [|"https://acme.test/$VERSION.tgz"|] | tar xz""")),
        Bad.Dockerfile(Debian("ADD [|https://acme.test/tool|] /usr/local/bin/")),
        Good.Dockerfile(Debian("""
            ADD --checksum=sha256:24454f830cdb571e2c4ad15481119c43b3cafd48dd869a9b2945d1036d1dc68d https://acme.test/tool /usr/local/bin/
            RUN curl -fsSL -o tool https://acme.test/tool && echo "$SUM  tool" | sha256sum -c -
            RUN curl -fsS https://acme.test/ping
            """)),
    ];
}
