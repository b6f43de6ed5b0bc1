using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA4004", Category.Network, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "buildkit:ExposeInvalidFormat dockerfilelint:expose_host_port")]
sealed class HostPortInExpose : Rule<Step>
{
    public override string Title => "Host address or port in EXPOSE";

    public override string Message => "EXPOSE names only container ports, so '{0}' has no effect; remove it and set the host port with 'docker run -p'";

    public override string Why => """
        EXPOSE publishes nothing, and its host address and host port are ignored. The port is then not reachable where it is expected, or, with
        'docker run -P', reachable on all addresses of the host.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/build-checks/expose-invalid-format/
        https://docs.docker.com/reference/dockerfile/#expose
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
            report.At(part, word.Raw.Text.Substring(0, colon + 1)).WithFix("Remove the host part", f => f.Delete(part), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("EXPOSE 443 [|127.0.0.1:8080:|]80/tcp")).Fixed(Debian("EXPOSE 443 80/tcp")),
        Bad.Dockerfile(Debian("EXPOSE [|8080:|]80")).Fixed(Debian("EXPOSE 80")),
        Good.Dockerfile(Debian("EXPOSE 80 ${PORT:-8080}")),
    ];
}
