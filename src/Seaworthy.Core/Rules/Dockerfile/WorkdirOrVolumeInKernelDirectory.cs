using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6313", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0030 dockle:DKL-DI-0002")]
sealed class WorkdirOrVolumeInKernelDirectory : Rule<Step>
{
    // The kernel fills these when a container starts and hides what an image contains there, or only a machine needs them.
    static readonly string[] s_folders = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"];

    public override string Title => "System directory as WORKDIR or VOLUME";

    public override string Message => "{0} '{1}' is in a system directory that is not part of the image; use another path";

    public override string Why => """
        The runtime mounts /proc, /sys and /dev over the image when a container starts, so files that the image places there
        are lost. A volume on such a directory breaks the container or exposes devices of the host. /boot, /initrd and
        /lost+found have no use in a container.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#volume
        https://docs.docker.com/reference/dockerfile/#workdir
        """;

    public override string? Differences => """
        /dev/shm is shared memory that a program can use, and is accepted. Seaworthy checks VOLUME as well as WORKDIR.
        """;

    public override void Check(Step step, Report report)
    {
        switch (step.Instruction)
        {
            case ValueInstruction { Kind: InstructionKind.Workdir } workdir:
                Check(step, workdir.Value, report);
                break;
            case WordsInstruction { Kind: InstructionKind.Volume } volume:
                foreach (var word in volume.Words)
                    Check(step, word, report);
                break;
        }
    }

    static void Check(Step step, Word word, Report report)
    {
        if (word.Expand(step.Scope).Text?.Text is not { Length: > 3 } path)
            return;
        foreach (var folder in s_folders)
        {
            if (path.StartsWith(folder, StringComparison.Ordinal) && (path.Length == folder.Length || path[folder.Length] == '/')
                && !path.StartsWith("/dev/shm", StringComparison.Ordinal))
                report.At(word.Span, step.Instruction.Keyword, path);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("WORKDIR [|/proc/self|]")),
        Bad.Dockerfile(Debian("""VOLUME ["/data", "[|/sys|]"]""")),
        Good.Dockerfile(Debian("WORKDIR /development", "VOLUME /data")),
    ];
}
