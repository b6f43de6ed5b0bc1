using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2022", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3046 datadog:use_recommended_flags_with_useradd")]
sealed class MissingNoLogInit : Rule<RunCommand>
{
    public override string Title => "High user id without --no-log-init";

    public override string Message => "The log of logins gets a place for every id up to {0}, which makes the layer huge; give useradd -l";

    public override string Why => """
        The log of logins is a file indexed by user id. For a high id useradd makes a sparse file of gigabytes, and layers store it in full.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        if (runCommand.Command is not { Name: "useradd" } command || command.HasOption("-l", "--no-log-init")
            || command.FindValue("-u", "--uid") is not { IsConstant: true } uid)
            return;
        if (uid.Text.Length < 6 || !long.TryParse(uid.Text.Text, out _))
            return;
        report.At(uid.Text.SourceSpan, uid.Text.Text)
            .WithFix("Write no log entries", f => f.Insert(command.Words[0].Span.End, " -l"), Safety.Safe);
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
