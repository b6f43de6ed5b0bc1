using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Dockerfile;

[Rule("SEA6013", Category.Dockerfile, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL4000 buildkit:MaintainerDeprecated kics:maintainer_instruction_being_used trivy:DS-0022 checkov:CKV_DOCKER_6 sonar:S6586 " +
        "semgrep:maintainer-is-deprecated dockerfilelint:deprecated_in_1.13 dockerfile-utils:DEPRECATED_MAINTAINER")]
sealed class DeprecatedMaintainer : Rule<Step>
{
    public override string Title => "MAINTAINER is deprecated";

    public override string Message => "MAINTAINER is deprecated since Docker 1.13; use LABEL org.opencontainers.image.authors";

    public override string Why => """
        MAINTAINER only sets the author field of the image, and Docker has deprecated it in favor of labels. A label contains
        the same information, and registries, scanners and 'docker inspect' can read it with the other metadata. The
        instruction still builds, so old images keep working.
        """;

    public override string Sources => "https://docs.docker.com/reference/build-checks/maintainer-deprecated/";

    public override void Check(Step step, Report report)
    {
        if (step.Instruction is not ValueInstruction { Kind: InstructionKind.Maintainer } maintainer)
            return;
        var name = step.File.Source.ToString(maintainer.Value.Span);
        var finding = report.At(maintainer.KeywordSpan);
        if (name.Length > 0 && name.IndexOf('\n') < 0)
        {
            finding.WithFix("Replace with a label", f => f.Replace(
                TextSpan.FromBounds(maintainer.KeywordSpan.Start, maintainer.Value.Span.End),
                "LABEL org.opencontainers.image.authors=" + Quoted(name)), Safety.Safe);
        }
    }

    static string Quoted(string name) =>
        name.Length > 1 && name[0] is '"' or '\'' && name[name.Length - 1] == name[0] ? name : "\"" + name.Replace("\\", "\\\\").Replace("\"", "\\\"")
            .Replace("$", "\\$") + "\"";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("[|MAINTAINER|] The Crew <crew@acme.test>"))
            .Fixed(Debian("LABEL org.opencontainers.image.authors=\"The Crew <crew@acme.test>\"")),
        Good.Dockerfile(Debian("LABEL org.opencontainers.image.authors=\"crew@acme.test\"")),
    ];
}
