using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2024", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "sonar:S6469")]
sealed class WorldReadableSecretMount : Rule<Step>
{
    public override string Title => "World-readable secret mount";

    public override string Message => "Mode {0} makes the mounted secret readable for every user; use 0400, with uid= for another user";

    public override string Why => """
        A secret is mounted for one command. With a world-readable mode, install scripts of packages that run as another user in the same step can read it
        too, and a malicious package can steal it.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#run---mounttypesecret";

    public override void Check(Step step, Report report)
    {
        if (step.Work is not RunInstruction run)
            return;
        foreach (var mount in run.Mounts)
        {
            if (mount.Type is "secret" or "ssh" && mount.Find("mode") is { } mode && FileModes.IsWorldAccessible(mode.Text))
                report.At(mode.SourceSpan, mode.Text).WithFix("Use mode 0400", f => f.Replace(mode.SourceSpan, "0400"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN --mount=type=secret,id=token,mode=[|0444|] ./fetch.sh"))
            .Fixed(Debian("RUN --mount=type=secret,id=token,mode=0400 ./fetch.sh")),
        Bad.Dockerfile(Debian("RUN --mount=type=ssh,mode=[|666|],id=key ./fetch.sh"))
            .Fixed(Debian("RUN --mount=type=ssh,mode=0400,id=key ./fetch.sh")),
        Good.Dockerfile(Debian("""
            RUN --mount=type=secret,id=token,mode=0400,uid=1000 --mount=type=secret,id=b --mount=type=cache,target=/c,mode=0777 ./fetch.sh
            RUN --mount=type=secret,id=token,mode=$MODE ./fetch.sh
            """)),
    ];
}
