using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA2023", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:chown_flag_exists sonar:S6504 terrascan:AC_DOCKER_00024",
    Related = "tally:copy-after-user-without-chown")]
sealed class ChownToNonRoot : Rule<Step>
{
    public override string Title => "Copied files owned by a non-root user";

    public override string Message => "User '{0}' can modify the copied files; remove --chown so that root owns them";

    public override string Why => """
        A service that owns its program files lets an attacker replace them and stay in the container after a restart of the process. Files that root owns are
        readable for the service and not writable. Use --chown only for directories that the service must write to.
        """;

    public override string Sources => "https://docs.docker.com/reference/dockerfile/#copy---chown---chmod";

    public override string? Differences => """
        Some tools require every copied file to be owned by the user of the service; here that is the fault. An owner that is root, or that comes from a
        variable, is not reported.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction copy || copy.FindFlag("chown") is not { Value: { Length: > 0 } owner } || owner.Text.IndexOf('$') >= 0)
            return;
        var identity = UserIdentity.Parse(owner.Text);
        if (identity.User.Length > 0 && !identity.IsRoot && !IsReadOnly(copy))
            report.At(owner.SourceSpan, identity.User);
    }

    // --chmod=0555: the owner cannot write either.
    static bool IsReadOnly(CopyInstruction copy)
    {
        if (copy.FindFlag("chmod")?.Value?.Text is not { Length: 3 or 4 } mode)
            return false;
        foreach (var c in mode)
        {
            if (c is < '0' or > '7' || (c & 2) != 0)
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("COPY --chown=[|app:app|] run.sh /app/")),
        Bad.Dockerfile(Debian("ADD --chmod=755 --chown=[|1000|] run.sh /app/")),
        Good.Dockerfile(Debian("""
            COPY --chown=root:root run.sh /app/
            COPY --chown=0 run.sh /app/
            COPY --chown=$APP_UID run.sh /app/
            COPY --chown=app --chmod=0555 run.sh /app/
            """)),
    ];
}
