using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA4005", Category.Network, Severity.Warning, Mode.All, Since = "0.1", Aliases = "buildkit:ExposeProtoCasing")]
sealed class ProtocolCasing : Rule<Step>
{
    public override string Title => "Protocol is not in lower case";

    public override string Message => "Write the protocol of '{0}' in lower case";

    public override string Why => """
        The image records the protocol in lower case. Tools that compare the text of the Dockerfile with the image find a difference that is none.
        """;

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
            report.At(span, text).WithFix("Write it in lower case", f => f.Replace(span, lower), Safety.Safe);
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
