using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6001", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3020 kics:add_instead_of_copy trivy:DS-0005 checkov:CKV_DOCKER_4 sonar:S7029 dockle:CIS-DI-0009 semgrep:prefer-copy-over-add " +
        "terrascan:AC_DOCKER_0032 cis-docker:4.9")]
sealed class AddInsteadOfCopy : Rule<Step>
{
    public override string Title => "ADD instead of COPY";

    public override string Message => "ADD copies plain local files here; use COPY for them";

    public override string Why => """
        ADD also downloads URLs and unpacks archives, depending on its source. If a file is renamed or replaced by an archive,
        the result changes without a change of the instruction. COPY only copies. Use ADD for URLs, Git repositories and
        archives.
        """;

    public override string Sources => "https://docs.docker.com/build/building/best-practices/#add-or-copy";

    public override string? Differences => """
        Some tools report every ADD. An ADD that downloads a URL or unpacks an archive is accepted here: no other instruction
        does that in one step, and --checksum makes it safe.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { Kind: InstructionKind.Add } add || add.Sources.Count == 0)
            return;
        var plain = 0;
        foreach (var source in add.Sources)
        {
            if (source.HasVariables)
                return;
            if (IsPlainFile(source.ConstantValue ?? ""))
                plain++;
        }
        if (plain == 0)
            return;
        var finding = report.At(add.KeywordSpan);
        // The same ADD can copy one file and unpack another.
        if (plain == add.Sources.Count && add.FindFlag("checksum") is null && add.FindFlag("keep-git-dir") is null && add.FindFlag("unpack") is null)
            finding.WithFix("Use COPY", f => f.Replace(add.KeywordSpan, "COPY"), Safety.Safe);
    }

    static readonly string[] s_archives = [".tar", ".gz", ".tgz", ".bz2", ".tbz", ".tbz2", ".xz", ".txz", ".zst", ".tzst", ".lzma", ".lz", ".tlz", ".tb2",
        ".tpz", ".tz", ".z"];

    internal static bool IsPlainFile(string source)
    {
        if (source.IndexOf("://", StringComparison.Ordinal) >= 0 || source.StartsWith("git@", StringComparison.Ordinal))
            return false;
        foreach (var ending in s_archives)
        {
            if (source.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                return false;
        }
        return source.Length > 0;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("[|ADD|] --chown=app src/ /app/")).Fixed(Debian("COPY --chown=app src/ /app/")),
        Bad.Dockerfile(Debian("""[|add|] ["a file", "/app/"]""")).Fixed(Debian("""COPY ["a file", "/app/"]""")),
        Bad.Dockerfile(Debian("[|ADD|] run.sh rootfs.tar.xz /")),
        Good.Dockerfile(Debian("ADD https://example.test/tool.sh /usr/local/bin/", "ADD rootfs.tar.xz /", "ADD $SOURCE /app/"))
            .Because("ADD is the right instruction to download and to unpack, and the value of a variable is unknown"),
        Good.Dockerfile(Debian("ADD git@git.example.test:acme/tool.git /src/", "ADD https://git.example.test/acme/tool.git#v1 /src/")),
    ];
}
