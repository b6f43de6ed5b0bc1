using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA6210", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "semgrep:dockerfile-dockerd-socket-mount")]
sealed class DockerSocketInImage : Rule<Step>
{
    const string Socket = "/docker.sock";

    public override string Title => "Docker socket used by the image";

    public override string Message => "The image uses the Docker socket, which gives full control of the host; remove docker.sock or use a filtering proxy";

    public override string Why => """
        Through the socket a container can start a privileged container that mounts the host's disk. Every user of an image that expects the socket must give
        it control of the host. Acceptable for tools that manage the engine, with a proxy that allows only the calls that they need.
        """;

    public override string Sources => """
        https://docs.docker.com/engine/security/#docker-daemon-attack-surface
        https://docs.docker.com/reference/dockerfile/#volume
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
