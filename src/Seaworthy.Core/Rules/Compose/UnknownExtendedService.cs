using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7003", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class UnknownExtendedService : Rule<ComposeFile>
{
    public override string Title => "Unknown extended service";

    public override string Message => "Service '{0}' extends '{1}', which {2} does not contain; {3}";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Usually the extended service was renamed or moved to another file, and
        'extends' still contains the old name.
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
            var step = ComposeExtends.Follow(report.Files, compose.File, service);
            if (step is not { State: ExtendsState.NoService, Name: { } name, File: { } file })
                continue;
            var written = ComposeNodes.TextOf(name)!;
            var near = ComposeExtends.Services(file) is { Entries.Count: < MostCompared } others ? DidYouMean.Find(written, Keys(others)) : null;
            report.At(name, entry.KeyText ?? "", written, file == compose.File ? "this file" : "'" + PathNames.Name(file.Path) + "'", near is null
                ? "use a service that it contains" : "replace it with '" + near + "'");
        }
    }

    // Comparing every name with every other one is quadratic, so a crafted file could take arbitrarily long.
    const int MostCompared = 256;

    static IEnumerable<string> Keys(YamlMapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is { } key)
                yield return key;
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              base:
                image: acme/api:1.4.2
              api:
                extends: [|bass|]
            """),
        Bad.Compose(Services("api: { extends: { file: common.compose.yaml, service: [|web|] } }"))
            .Beside("common.compose.yaml", Services("base: { image: acme/api:1.4.2 }")),
        Good.Compose("""
            services:
              base:
                image: acme/api:1.4.2
              api:
                extends: base
              worker:
                extends:
                  file: elsewhere.yaml
                  service: web
            """).Because("the contents of a file outside the workspace are unknown"),
    ];
}
