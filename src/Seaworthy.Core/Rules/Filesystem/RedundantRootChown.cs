using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA2031", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:chown_flag_exists terrascan:AC_DOCKER_00024")]
sealed class RedundantRootChown : Rule<Step>
{
    public override string Title => "Files are given to root, whose they are";

    public override string Message => "What comes from the build context belongs to root without --chown={0}; take it out";

    public override string Why => """
        A flag that changes nothing makes readers look for a reason. Some teams want to see the owner of each file, so the rule is off unless it is asked for by name.
        """;

    public override string? Differences => """
        KICS reports every --chown. One that names another user than root has a rule of its own, and files from another stage keep the owner that they have there, so that the flag says something.
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
