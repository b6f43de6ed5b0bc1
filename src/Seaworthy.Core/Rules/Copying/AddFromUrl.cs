using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6204", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:curl_or_wget_instead_of_add kics:add_instead_of_copy checkov:CKV_DOCKER_4 terrascan:AC_DOCKER_0035",
    Related = "sonar:S7026")]
sealed class AddFromUrl : Rule<Step>
{
    public override string Title => "ADD from a URL";

    public override string Message => "ADD keeps '{0}' in its own layer; use one RUN to download, unpack and remove it";

    public override string Why => """
        ADD does not unpack a remote archive, and a later RUN that removes the archive does not make the image smaller. One
        RUN with curl or wget can download, unpack and remove it, so that only the needed files remain.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#add";

    public override string? Differences => """
        Other tools recommend the opposite, because ADD can verify a checksum and the image needs no downloader; SEA6205
        covers that opinion.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction { Kind: InstructionKind.Add } add)
            return;
        foreach (var source in add.Sources)
        {
            var text = source.Raw.Text;
            if (text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || text.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase))
            {
                if (!text.EndsWith(".git", StringComparison.OrdinalIgnoreCase) && text.IndexOf(".git#", StringComparison.OrdinalIgnoreCase) < 0)
                    report.At(source.Span, text);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ADD [|https://acme.test/a.tar.xz|] /usr/src/")),
        Good.Dockerfile(Debian("""
            ADD https://git.acme.test/shop.git /src
            ADD a.tar.xz /usr/src/
            RUN curl -fsSL https://acme.test/a.tar.xz | tar -xJC /usr/src
            """)),
    ];
}
