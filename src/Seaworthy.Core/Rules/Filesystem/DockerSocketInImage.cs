using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA6210", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "semgrep:dockerfile-dockerd-socket-mount")]
sealed class DockerSocketInImage : Rule<Step>
{
    const string Socket = "/docker.sock";

    public override string Title => "Image reaches for the Docker socket";

    public override string Message => "Who holds the Docker socket owns the host; do without it, or put a proxy with an allow-list in front of it";

    public override string Why => """
        Through the socket a container starts another one that is privileged and mounts the host's disk. An image that expects the socket makes everybody who runs it hand over the machine.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is WordsInstruction { Kind: InstructionKind.Volume } volume)
        {
            foreach (var word in volume.Words)
            {
                if (word.Raw.Text.EndsWith(Socket, StringComparison.Ordinal))
                    report.At(word.Span);
            }
        }
        else if (step.Work is CommandInstruction { Kind: InstructionKind.Run or InstructionKind.Cmd or InstructionKind.Entrypoint } command)
        {
            Look(command.Command, report);
            foreach (var heredoc in step.Work.Heredocs)
                Look(heredoc.Body, report);
        }
    }

    // -v /var/run/docker.sock:/var/run/docker.sock
    static void Look(MappedText script, Report report)
    {
        var text = script.Text;
        var end = text.IndexOf(Socket + ":", StringComparison.Ordinal);
        if (end < 0)
            return;
        var start = end;
        while (start > 0 && text[start - 1] is not (' ' or '"' or '\'' or '=' or ',' or '\n'))
            start--;
        report.At(script.ToSource(TextSpan.FromBounds(start, end + Socket.Length)));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("VOLUME [|/var/run/docker.sock|]")),
        Bad.Dockerfile(From("docker:28", "RUN docker run -v [|/var/run/docker.sock|]:/var/run/docker.sock acme/tool:1")),
        Bad.Dockerfile(
            From("docker:28", """ENTRYPOINT ["docker", "run", "-v", "[|/var/run/docker.sock|]:/var/run/docker.sock", "acme/tool:1"]""")),
        Good.Dockerfile(From("docker:28", "VOLUME /var/lib/docker", "ENV DOCKER_HOST=tcp://proxy:2375")),
    ];
}
