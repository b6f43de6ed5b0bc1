using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA2023", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:chown_flag_exists sonar:S6504 terrascan:AC_DOCKER_00024",
    Related = "tally:copy-after-user-without-chown")]
sealed class ChownToNonRoot : Rule<Step>
{
    public override string Title => "Copied files belong to an ordinary user";

    public override string Message => "'{0}' may change what is copied here; leave the files to root, and let the service read them";

    public override string Why => """
        A service that owns its own program can overwrite it once it is taken over, and stays taken over. Files that belong to root are read by everybody and changed by nobody.
        """;

    public override string? Differences => """
        Some peers want every copied file owned by the user that runs; here that is the fault. An owner that is root, or comes from a variable, is fine.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not CopyInstruction copy || copy.FindFlag("chown") is not { Value: { Length: > 0 } owner } || owner.Text.IndexOf('$') >= 0)
            return;
        var identity = UserIdentity.Parse(owner.Text);
        if (identity.User.Length > 0 && !identity.IsRoot && !IsReadOnly(copy))
            report.At(owner.SourceSpan, identity.User);
    }

    // --chmod=0555: the owner may not write either.
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
