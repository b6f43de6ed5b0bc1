using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4004", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "buildkit:ExposeInvalidFormat dockerfilelint:expose_host_port")]
sealed class HostPortInExpose : Rule<Step>
{
    public override string Title => "EXPOSE names an address or port of the host";

    public override string Message => "EXPOSE names ports of the container alone; leave '{0}' out and publish the port when the container starts";

    public override string Why => """
        EXPOSE publishes nothing. The host's address and port in it are ignored, so whoever relies on them gets a port that is not reachable, or reachable from everywhere.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not WordsInstruction { Kind: InstructionKind.Expose } expose)
            return;
        foreach (var word in expose.Words)
        {
            var colon = word.Raw.Text.LastIndexOf(':');
            if (colon < 0 || word.HasVariables)
                continue;
            var part = word.Raw.ToSource(new TextSpan(0, colon + 1));
            report.At(part, word.Raw.Text.Substring(0, colon + 1)).WithFix("Leave the host's part out", f => f.Delete(part), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("EXPOSE 443 [|127.0.0.1:8080:|]80/tcp")).Fixed(Debian("EXPOSE 443 80/tcp")),
        Bad.Dockerfile(Debian("EXPOSE [|8080:|]80")).Fixed(Debian("EXPOSE 80")),
        Good.Dockerfile(Debian("EXPOSE 80 ${PORT:-8080}")),
    ];
}
