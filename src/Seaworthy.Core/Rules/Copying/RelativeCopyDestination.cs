using Seaworthy.Rules.Dockerfile;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6311", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3045")]
sealed class RelativeCopyDestination : Rule<Stage>
{
    public override string Title => "Destination relative to the base image's directory";

    public override string Message => "'{0}' is relative to the working directory of the base image; add WORKDIR or use an absolute path";

    public override string Why => """
        A relative destination is resolved against WORKDIR. If the file does not set it, the working directory of the base
        image applies, which is not visible here and can change with its next version, so that the files end up in another
        place.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#copy
        https://docs.docker.com/reference/dockerfile/#workdir
        """;

    public override string? Differences => """
        A path with a drive letter is absolute on Windows and on an unknown system. A destination that starts with a variable
        is not checked. In an empty stage the destination is relative to the root; it is reported as well, because the line
        does not show that.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (WorkingDirectory.IsSetIn(stage.Base))
            return;
        foreach (var step in stage.Steps)
        {
            if (step.Instruction.Kind == InstructionKind.Workdir)
                return;
            if (step.Instruction is not CopyInstruction { Destination: { } destination })
                continue;
            var path = destination.Expand(step.Scope).Text?.Text;
            if (path is { Length: > 0 } && !WorkingDirectory.IsAbsolute(path, stage) && destination.Raw.Text[0] != '$')
                report.At(destination.Span, path);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY package.json [|app|]")),
        Bad.Dockerfile(Debian("""COPY ["package.json", "[|./|]"]""")),
        Good.Dockerfile("""
            FROM debian:12 AS base
            WORKDIR /app
            COPY package.json ./
            FROM base
            COPY src src
            COPY etc /etc
            """),
        Good.Dockerfile(From("mcr.microsoft.com/windows/nanoserver:ltsc2025", """COPY app C:\app""")),
    ];
}
