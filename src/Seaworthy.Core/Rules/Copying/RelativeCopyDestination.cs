using Seaworthy.Rules.Dockerfile;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6311", Category.Dockerfile, Severity.Warning, Mode.All, Since = "0.1", Aliases = "hadolint:DL3045")]
sealed class RelativeCopyDestination : Rule<Stage>
{
    public override string Title => "Copied to whatever folder the base image works in";

    public override string Message => "'{0}' is below the base image's own folder; set WORKDIR first, or start the path with a slash";

    public override string Why => """
        A relative destination is resolved against WORKDIR. Where the file sets none, the base image's counts, which nobody sees here and which may move with its next version.
        """;

    public override string? Differences => """
        A drive letter is absolute on Windows and where the system is not known. A destination that starts with a variable is unknown. Files that go into an empty stage land in its root; they are reported as well,
        because the line does not say so.
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
