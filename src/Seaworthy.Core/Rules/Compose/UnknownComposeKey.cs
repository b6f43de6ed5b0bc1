using Seaworthy.Binding.Compose;
using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7030", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class UnknownComposeKey : Rule<ComposeFile>
{
    public override string Title => "Unknown key";

    public override string Message => "'{0}' is not a valid Compose key; {1}";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. A misspelled key or wrong indentation is the usual cause. Keys for other
        tools are allowed if they start with 'x-'.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/extension/";

    public override void Check(ComposeFile compose, Report report)
    {
        Check(compose.Root, ComposeKeys.TopLevel, report);
        if (compose.WrittenServices() is not { } services)
            return;
        foreach (var entry in services.Entries)
        {
            if (entry.KeyText == "<<" || entry.Value.Resolve() is not YamlMapping service)
                continue;
            Check(service, ComposeKeys.Service, report);
            if (service.FindOwn("build")?.Value is YamlMapping build)
                Check(build, ComposeKeys.Build, report);
        }
    }

    static void Check(YamlMapping mapping, HashSet<string> known, Report report)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.Key is not YamlScalar { Value: var key } || key == "<<" || known.Contains(key) || key.StartsWith("x-", System.StringComparison.Ordinal))
                continue;
            var near = DidYouMean.Find(key, known);
            var finding = report.At(entry.Key, key, near is null ? "remove it, or add the prefix 'x-'" : "replace it with '" + near + "'");
            if (near is not null && mapping.FindOwn(near) is null)
                finding.WithFix("Replace it with '" + near + "'", f => f.Apply(YamlOperation.Rename(entry.Owner, key, near)), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("[|enviroment|]: { TZ: UTC }")).Fixed(ApiService("environment: { TZ: UTC }")),
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                [|replicate|]: 2
            [|colours|]: {}
            """),
        Good.Compose("""
            x-defaults: &defaults
              anything: goes
            services:
              api:
                <<: *defaults
                image: acme/api:1.4.2
                x-team: acme
                deploy:
                  replicas: 2
            """).Because("keys that start with 'x-' can have any content"),
    ];
}
