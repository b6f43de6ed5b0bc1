using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6021", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "checkov:CKV_DOCKER_4",
    Related = "hadolint:DL3010 hadolint:DL3020")]
sealed class ArchiveUnpackedByAdd : Rule<Step>
{
    public override string Title => "Archive unpacked by ADD";

    public override string Message => "ADD unpacks this archive implicitly; use COPY and unpack it in a RUN";

    public override string Why => """
        Whether ADD unpacks a file depends on its content, not on the instruction, and an archive can overwrite files anywhere
        in the image. Some teams therefore forbid it. Others prefer ADD because the archive is then in no layer, so the rule
        is off by default.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives
        https://docs.docker.com/build/building/best-practices/#add-or-copy
        """;

    public override string? Differences => """
        One tool reports every ADD. Here a file that COPY can copy (SEA6001), a URL (SEA6204) and an archive have separate
        rules, and an unknown source is not reported.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { Kind: InstructionKind.Add } add)
            return;
        foreach (var source in add.Sources)
        {
            if (source.ConstantValue is not { } path || path.IndexOf("://", StringComparison.Ordinal) >= 0 || path.StartsWith("git@", StringComparison.Ordinal)
                || AddInsteadOfCopy.IsPlainFile(path))
                continue;
            report.At(source.Span);
            return;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ADD [|rootfs.tar.xz|] /")),
        Good.Dockerfile(Debian("COPY rootfs.tar.xz /", "ADD https://example.test/rootfs.tar.xz /", "ADD $ROOTFS /")),
    ];
}
