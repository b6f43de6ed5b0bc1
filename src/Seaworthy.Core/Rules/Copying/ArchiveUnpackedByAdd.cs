using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6021", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "checkov:CKV_DOCKER_4",
    Related = "hadolint:DL3010 hadolint:DL3020")]
sealed class ArchiveUnpackedByAdd : Rule<Step>
{
    public override string Title => "ADD unpacks an archive";

    public override string Message => "ADD unpacks what is copied here without saying so; copy it with COPY, and unpack it in a RUN";

    public override string Why => """
        Whether ADD unpacks depends on what the file is, not on what the line says, and an archive can overwrite files all over the image. Some teams want none of that in their files. Others want ADD because
        the archive itself is in no layer, so the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        One peer reports every ADD. Here a file that COPY could copy, an address and an archive have a rule each, and an unknown source has none.
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
