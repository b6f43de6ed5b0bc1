using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA4005", Category.Network, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:ExposeProtoCasing")]
sealed class ProtocolCasing : Rule<Step>
{
    public override string Title => "EXPOSE protocol not in lower case";

    public override string Message => "The protocol of '{0}' is not in lower case; use lower case";

    public override string Why => """
        The image configuration stores the protocol in lower case. A tool that compares the Dockerfile with the image reports
        a difference that does not exist, and a search for '/tcp' misses the line.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/expose-proto-casing/";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not WordsInstruction { Kind: InstructionKind.Expose } expose)
            return;
        foreach (var word in expose.Words)
        {
            var text = word.Raw.Text;
            var slash = text.LastIndexOf('/');
            if (slash < 0 || text.IndexOf('$', slash) >= 0)
                continue;
            var protocol = text.Substring(slash + 1);
            var lower = protocol.ToLowerInvariant();
            if (lower == protocol || Array.IndexOf(s_protocols, lower) < 0)
                continue;
            var span = word.Raw.ToSource(TextSpan.FromBounds(slash + 1, text.Length));
            report.At(span, text).WithFix("Use lower case", f => f.Replace(span, lower), Safety.Safe);
        }
    }

    static readonly string[] s_protocols = ["tcp", "udp", "sctp"];

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("EXPOSE 80/[|TCP|] 53/[|Udp|]")),
        Bad.Dockerfile(Debian("EXPOSE 80/[|TCP|]")).Fixed(Debian("EXPOSE 80/tcp")),
        Good.Dockerfile(Debian("EXPOSE 80/tcp 53/udp 443")),
    ];
}
