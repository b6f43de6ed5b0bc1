using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7024", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MissingWatchTarget : Rule<ComposeService>
{
    public override string Title => "Watch has no target";

    public override string Message => "Service '{0}' watches a path to {1} it, but says not where to; add a target";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. Only an action that rebuilds or restarts needs no path in the container.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("develop")?.Get("watch") is not YamlSequence watches)
            return;
        foreach (var item in watches.Items)
        {
            if (item.Resolve() is YamlMapping watch && watch.Text("action") is ("sync" or "sync+restart" or "sync+exec") and var action
                && watch.Find("target") is null)
                report.At(watch.Get("action")!, service.Name, action);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                build: .
                develop:
                  watch:
                    - action: [|sync|]
                      path: ./src
            """),
        Good.Compose("""
            services:
              api:
                build: .
                develop:
                  watch:
                    - action: sync
                      path: ./src
                      target: /src
                    - action: rebuild
                      path: package.json
            """),
    ];
}
