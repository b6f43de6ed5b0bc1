using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6110", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "hadolint:DL3010", Related = "tally:prefer-add-unpack")]
sealed class ArchiveCopiedThenUnpacked : Rule<Stage>
{
    static readonly string[] s_endings = [".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tbz2", ".tar.xz", ".txz", ".tar.lzma", ".tar.Z", ".tZ", ".tar.zst"];

    public override string Title => "Archive copied and then unpacked";

    public override string Message => "'{0}' stays in a layer in addition to its unpacked files; use ADD, which unpacks it";

    public override string Why => """
        ADD unpacks a local archive while it copies it, so the archive itself is in no layer and the image is smaller. Some
        teams avoid ADD because it unpacks implicitly, so the rule is off by default.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives
        https://github.com/hadolint/hadolint/wiki/DL3010
        """;

    public override string? Differences => """
        Archives that ADD does not unpack, such as zip, are not checked, although other tools include unzip. A tar command
        that creates an archive is not reported.
        """;

    public override void Check(Stage stage, Report report)
    {
        for (var i = 0; i < stage.Steps.Count; i++)
        {
            if (stage.Steps[i].Instruction is not CopyInstruction { Kind: InstructionKind.Copy, From: null } copy)
                continue;
            foreach (var source in copy.Sources)
            {
                if (source.ConstantValue is { } path && IsArchive(path)
                    && IsUnpacked(stage, i + 1, path.Substring(path.LastIndexOf('/') + 1), copy.Destination?.ConstantValue))
                    report.At(source.Span, path);
            }
        }
    }

    static bool IsArchive(string path)
    {
        foreach (var ending in s_endings)
        {
            if (path.EndsWith(ending, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    static bool IsUnpacked(Stage stage, int from, string name, string? destination)
    {
        var renamed = destination is not null && IsArchive(destination) ? destination.Substring(destination.LastIndexOf('/') + 1) : name;
        for (var i = from; i < stage.Steps.Count; i++)
        {
            foreach (var script in stage.Steps[i].Scripts)
            {
                foreach (var command in script.Script.Commands)
                {
                    if (Unpacks(command) && Names(command, renamed))
                        return true;
                }
            }
        }
        return false;
    }

    static bool Unpacks(ShellCommand command) => command.Name switch
    {
        "tar" => command.HasOption("-x", "--extract", "--get") || (command.Words.Count > 1 && command.Words[1].Content.Text is { Length: > 0 } flags
            && flags[0] != '-' && flags.IndexOf('x') >= 0),
        "unzip" or "gunzip" or "bunzip2" or "unlzma" or "unxz" or "zgz" or "uncompress" or "zcat" or "gzcat" => true,
        _ => false,
    };

    static bool Names(ShellCommand command, string name)
    {
        foreach (var word in command.Words)
        {
            var text = word.Content.Text;
            if (text == name || text.EndsWith("/" + name, StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|dist/app.tar.gz|] /tmp/", "RUN tar -xzf /tmp/app.tar.gz -C /app")),
        Bad.Dockerfile(Debian("COPY [|app.tgz|] /tmp/a.tgz", "RUN cd /app && tar xf /tmp/a.tgz")),
        Good.Dockerfile(Debian("""
            COPY app.tar.gz /srv/
            ADD lib.tar.gz /lib/
            RUN tar -xzf /other.tar.gz && tar -czf /srv/app.tar.gz /srv
            """)),
    ];
}
