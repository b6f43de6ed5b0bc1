using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2022", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3046 datadog:use_recommended_flags_with_useradd")]
sealed class MissingNoLogInit : Rule<RunCommand>
{
    public override string Title => "High user id without --no-log-init";

    public override string Message => "'useradd' with UID {0} makes the layer huge through /var/log/lastlog; add --no-log-init";

    public override string Why => """
        /var/log/lastlog and /var/log/faillog are indexed by UID. For a high UID, useradd creates a sparse file of gigabytes, and the layer stores it in full
        because image layers do not support sparse files. Pulling the image then fails or fills the disk.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/best-practices/#user
        https://man7.org/linux/man-pages/man8/useradd.8.html
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "useradd" } command || command.HasOption("-l", "--no-log-init")
            || command.FindValue("-u", "--uid") is not { IsConstant: true } uid)
            return;
        if (uid.Text.Length < 6 || !long.TryParse(uid.Text.Text, out _))
            return;
        report.At(uid.Text.SourceSpan, uid.Text.Text)
            .WithFix("Add -l (--no-log-init)", f => f.Insert(command.Words[0].Span.End, " -l"), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("RUN useradd -u [|123456|] app")).Fixed(Debian("RUN useradd -l -u 123456 app")),
        Bad.Dockerfile(Debian("RUN groupadd app && /usr/sbin/useradd --uid=[|1000001|] app"))
            .Fixed(Debian("RUN groupadd app && /usr/sbin/useradd -l --uid=1000001 app")),
        Good.Dockerfile(Debian("""
            RUN useradd -u 12345 app && useradd -lmu 123456 b && useradd --no-log-init -u 123456 c && useradd -u "$ID" d && useradd e
            """)),
    ];
}
