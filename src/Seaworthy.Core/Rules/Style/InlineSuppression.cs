using Seaworthy.Model.Suppression;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA6343", Category.Dockerfile, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "hadolint:DL1001")]
sealed class InlineSuppression : Rule<BuildFile>
{
    public override string Title => "Finding is silenced in the file";

    public override string Message => "This comment silences findings; settle them, or silence them where the team decides about rules";

    public override string Why => """
        Whoever can write the file can silence any rule in it. Where that is for others to decide, this rule makes each such comment visible. It is off unless it is asked for by name.
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
