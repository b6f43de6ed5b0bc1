using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7004", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class ExtendsCycle : Rule<ComposeFile>
{
    public override string Title => "Cycle of extended services";

    public override string Message => "'extends' of service '{0}' leads back to it {1}; remove one 'extends' of the cycle";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. 'extends' copies the configuration of another service, and in a cycle there
        is no service from which the copying could start.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#extends";

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.WrittenServices() is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if (entry.Value.Resolve() is not YamlMapping service || service.Find("extends") is null)
                continue;
            var chain = new List<YamlMapping>();
            if (ComposeExtends.Collect(report.Files, compose.File, service, chain) != ExtendsState.Cycle || !Leads(report, compose, chain, service))
                continue;
            var name = ComposeExtends.Follow(report.Files, compose.File, service).Name!;
            report.At(name, entry.KeyText ?? "", chain.Count == 1 ? "directly" : "through '" + name.Value + "'");
        }
    }

    // The cycle is reported once: at the first of its services, not at services that only lead into it.
    static bool Leads(Report report, ComposeFile compose, List<YamlMapping> chain, YamlMapping service)
    {
        var file = report.Files.BySource.TryGetValue(chain[0].Source, out var found) ? found : compose.File;
        if (ComposeExtends.Follow(report.Files, file, chain[0]).Service != service)
            return false;
        foreach (var other in chain)
        {
            var order = string.CompareOrdinal(other.Source.Path, service.Source.Path);
            if (order < 0 || (order == 0 && other.Span.Start < service.Span.Start))
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                extends: [|base|]
              base:
                extends: api
              worker:
                extends: api
            """),
        Bad.Compose(Services("api: { extends: { file: other.compose.yaml, service: [|api|] } }")).Named("compose.yaml")
            .Beside("other.compose.yaml", Services("api: { extends: { file: compose.yaml, service: api } }")),
        Good.Compose("""
            services:
              api:
                extends: base
              base:
                image: acme/api:1.4.2
            """),
    ];
}
