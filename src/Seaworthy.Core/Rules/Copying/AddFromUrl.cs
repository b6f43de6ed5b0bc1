using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Copying;

[Rule("SEA6204", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:curl_or_wget_instead_of_add kics:add_instead_of_copy checkov:CKV_DOCKER_4 terrascan:AC_DOCKER_0035",
    Related = "sonar:S7026")]
sealed class AddFromUrl : Rule<Step>
{
    public override string Title => "ADD downloads a file";

    public override string Message => "What ADD downloads stays in a layer of its own; download, unpack and delete '{0}' in one RUN";

    public override string Why => """
        An archive that ADD downloads is not unpacked, and a later RUN that deletes it does not make the image smaller. One RUN with curl or wget leaves behind what is needed alone.
        """;

    public override string? Differences => """
        Other peers ask for the opposite, because ADD checks a checksum and needs no downloader; there is a rule for that opinion too.
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
