using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7024", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MissingWatchTarget : Rule<ComposeService>
{
    public override string Title => "No target for a watched path";

    public override string Message => "The develop.watch of '{0}' uses action '{1}' without a target; add 'target'";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. The sync actions copy changed files into the container, so they need the
        path there as 'target'. The actions 'rebuild' and 'restart' need none.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/develop/#watch
        https://docs.docker.com/compose/how-tos/file-watch/
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
