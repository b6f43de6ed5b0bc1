using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA5054", Category.Resources, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingServiceHealthyCondition : Rule<ComposeService>
{
    public override string Title => "Dependency is not awaited until it is healthy";

    public override string Message => "Service '{0}' does not wait until '{1}' is healthy; set depends_on.{1}.condition to 'service_healthy'";

    public override string Why => """
        A database that was started does not accept connections immediately. A service that depends on it fails in its first seconds, only sometimes
        and mostly on slow machines. The condition can be omitted if the service retries its connections.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#depends_on
        https://docs.docker.com/compose/how-tos/startup-order/
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("depends_on") is not { } dependencies)
            return;
        foreach (var name in ComposeNodes.Names(dependencies))
        {
            var condition = (dependencies as YamlMapping)?.Map(name.Value)?.Get("condition");
            if (dependencies is YamlMapping && ComposeNodes.TextOf(condition) != "service_started")
                continue;
            if (service.Compose.FindService(name.Value) is { } other && other.Container.Liveness.IsExplicitly(true)
                && other.Node.Map("healthcheck") is not null)
                report.At(condition ?? name, service.Name, name.Value);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("depends_on: [[|db|]]", others: """
            web: { image: acme/web:1.4.2, depends_on: { db: { condition: [|service_started|] } } }
            db: { image: postgres:17.2, healthcheck: { test: pg_isready } }
            """)),
        Good.Compose(ApiService("""
            depends_on:
              db:
                condition: service_healthy
              cache:
                condition: service_started
            """, others: """
            db: { image: postgres:17.2, healthcheck: { test: pg_isready } }
            cache: { image: redis:8.0 }
            """)).Because("the cache has no health check to wait for"),
    ];
}
