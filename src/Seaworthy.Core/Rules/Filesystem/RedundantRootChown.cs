using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA2031", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:chown_flag_exists terrascan:AC_DOCKER_00024")]
sealed class RedundantRootChown : Rule<Step>
{
    public override string Title => "Redundant root owner";

    public override string Message => "--chown={0} is the default here; remove it";

    public override string Why => """
        Files from the build context belong to root by default, so the flag has no effect and makes a reader look for a reason. Some teams want to see the
        owner of every file, so the rule is on only where it is enabled by id.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod";

    public override string? Differences => """
        KICS reports every --chown. An owner other than root has a separate rule. Files from another stage keep the owner that they have there, so the flag
        has an effect and is not reported.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is CopyInstruction { From: null } copy
            && copy.FindFlag("chown") is { Value.Text: "root" or "root:root" or "0" or "0:0" or "root:0" or "0:root" } flag)
            report.At(flag.Span, flag.Value!.Text);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY [|--chown=root:root|] run.sh /")),
        Good.Dockerfile("""
            FROM debian:12 AS build
            FROM debian:12
            COPY --from=build --chown=root:root /app /app
            COPY --chown=app run.sh /
            """),
    ];
}
