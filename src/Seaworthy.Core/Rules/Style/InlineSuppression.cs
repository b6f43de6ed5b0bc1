using Seaworthy.Model.Suppression;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6343", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "hadolint:DL1001")]
sealed class InlineSuppression : Rule<BuildFile>
{
    public override string Title => "Finding suppressed in the file";

    public override string Message => "This comment suppresses findings; remove it and fix them, or set the exception in '.editorconfig'";

    public override string Why => """
        Anyone who can edit the file can suppress any rule in it, also a security rule. In projects where others decide about
        exceptions, this rule makes each such comment visible. It is off by default.
        """;

    public override string Sources => """
        https://github.com/hadolint/hadolint/wiki/DL1001
        https://github.com/hadolint/hadolint#inline-ignores
        """;

    public override void Check(BuildFile buildFile, Report report)
    {
        foreach (var scoped in PragmaReader.Read(buildFile.File))
            report.At(scoped.Pragma.Span);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("[|# hadolint ignore=DL3008|]", "RUN apt-get install -y curl")),
        Good.Dockerfile("""
            # hadolint is run elsewhere
            FROM debian:12
            """),
    ];
}
