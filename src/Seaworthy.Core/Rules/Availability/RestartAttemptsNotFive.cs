using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA5053", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:restart_policy_on_failure_not_set_to_5 cis-docker:5.15")]
sealed class RestartAttemptsNotFive : Rule<ComposeService>
{
    public override string Title => "Restart attempts are not five";

    public override string Message => "Service '{0}' restarts up to {1} times after a failure; set the limit to 5, as CIS Docker 5.15 requires";

    public override string Why => """
        A service that fails and restarts without limit can use up the CPU of its host; one that is given up too early does not survive a short outage
        of a dependency. The CIS Docker Benchmark recommends five attempts; another number is acceptable if the team has chosen it.
        """;

    public override string Sources => "https://docs.docker.com/engine/containers/start-containers-automatically/";

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("restart") is { } restart && ComposeNodes.TextOf(restart) is { } text
            && text.StartsWith("on-failure:", System.StringComparison.Ordinal) && text.Substring(11) is not "5" and var times)
            report.At(restart, service.Name, times);
        if (service.Node.Map("deploy")?.Map("restart_policy") is { } policy && policy.Text("condition") == "on-failure"
            && policy.Get("max_attempts") is { } attempts && ComposeNodes.NumberOf(attempts) is { } number and not 5)
            report.At(attempts, service.Name, number.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("restart: [|on-failure:10|]")),
        Bad.Compose(ApiService("deploy: { restart_policy: { condition: on-failure, max_attempts: [|3|] } }")),
        Good.Compose(ApiService("restart: on-failure:5", others: "web: { image: acme/web:1.4.2, restart: always }")),
    ];
}
