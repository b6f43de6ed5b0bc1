using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Availability;

[Rule("SEA5053", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:restart_policy_on_failure_not_set_to_5 cis-docker:5.15")]
sealed class RestartAttemptsNotFive : Rule<ComposeService>
{
    public override string Title => "Number of restarts is not five";

    public override string Message => "Service '{0}' is restarted {1} times after a failure; the benchmark asks for 5";

    public override string Why => """
        A service that fails again and again may take its host's time with it; one that is given up at once does not survive a hiccup. Which number is right is for
        the team to say.
        """;

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
