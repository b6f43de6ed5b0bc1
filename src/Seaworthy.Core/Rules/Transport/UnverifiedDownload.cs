using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Transport;

[Rule("SEA2109", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "sonar:S6474")]
sealed class UnverifiedDownload : Rule<Step>
{
    public override string Title => "Download is not verified";

    public override string Message => "Nothing here checks that '{0}' is what was meant; {1}";

    public override string Why => """
        An address says where a file comes from, not what it is. With a checksum in the Dockerfile, a build that gets something else fails.
        """;

    public override string? Differences => """
        A checksum or signature that is checked anywhere in the same RUN counts for all its downloads. A script that runs as it arrives has a rule of its own.
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
                    report.At(source.Span, text, "give ADD a --checksum");
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
                    report.At(address.Span, address.Content.Text, "compare it with sha256sum -c");
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
