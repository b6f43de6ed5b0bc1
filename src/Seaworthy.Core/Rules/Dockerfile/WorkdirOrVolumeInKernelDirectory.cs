using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6313", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0030 dockle:DKL-DI-0002")]
sealed class WorkdirOrVolumeInKernelDirectory : Rule<Step>
{
    // Filled by the kernel when a container starts, so that what an image puts there is never seen, or of use to a machine alone.
    static readonly string[] s_folders = ["/proc", "/sys", "/dev", "/boot", "/initrd", "/lost+found"];

    public override string Title => "Kernel folder as working folder or volume";

    public override string Message => "{0} on '{1}', which belongs to the kernel; use a folder of your own";

    public override string Why => """
        /proc, /sys and /dev are mounted over the image when a container starts. Files put there are lost, and a volume in their place breaks the container or opens the host's devices.
        """;

    public override string? Differences => """
        /dev/shm is memory that a program may use, and is fine. Volumes are looked at as well as WORKDIR.
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
