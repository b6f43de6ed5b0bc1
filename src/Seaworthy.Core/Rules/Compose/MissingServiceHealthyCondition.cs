using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA5054", Category.Resources, Severity.Warning, Mode.All, Since = "0.1")]
sealed class MissingServiceHealthyCondition : Rule<ComposeService>
{
    public override string Title => "Dependency is started, not waited for";

    public override string Message => "Service '{0}' starts as soon as '{1}' does, although that has a health check; wait with the condition service_healthy";

    public override string Why => """
        A database that has started does not answer yet. What depends on it fails in its first seconds, now and then, and on slow machines mostly.
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
            """)).Because("nothing tells when the cache is ready"),
    ];
}
