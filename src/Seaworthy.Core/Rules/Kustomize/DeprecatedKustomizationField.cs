using Seaworthy.Binding.Kustomize;
using Seaworthy.Syntax;

namespace Seaworthy.Rules.Kustomize;

[Rule("SEA8401", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
[In(Dialect.Kubernetes)]
sealed class DeprecatedKustomizationField : Rule<ParsedFile>
{
    public override string Title => "Field of a kustomization is deprecated";

    public override string Message => "'{0}' is deprecated; use '{1}'";

    public override string Why => """
        Kustomize still reads the field and says that it will not for ever. The command 'kustomize edit fix' rewrites a kustomization in the words of today.
        """;

    public override void Check(ParsedFile file, Report report)
    {
        if (file.Kind != FileKind.Kustomization || Kustomizations.RootOf(file) is not { } root)
            return;
        foreach (var entry in root.Entries)
        {
            if (entry.KeyText is not { } key || Successor(key) is not { } successor)
                continue;
            var finding = report.At(entry.Key, key, successor);
            if (key == "bases" && root.Find("resources") is null)
                finding.WithFix("Call it resources", f => f.Replace(entry.KeySpan, "resources"), Safety.Safe);
        }
    }

    static string? Successor(string key) => key switch
    {
        "bases" => "resources",
        "patchesStrategicMerge" or "patchesJson6902" => "patches",
        "commonLabels" => "labels",
        "vars" => "replacements",
        "imageTags" => "images",
        "helmChartInflationGenerator" => "helmCharts",
        _ => null,
    };

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            [|bases|]:
            - ../base
            """).Named("kustomization.yaml")
            .Fixed("""
            resources:
            - ../base
            """),
        Bad.Kubernetes("""
            resources:
            - ../base
            [|patchesStrategicMerge|]:
            - memory.yaml
            [|commonLabels|]:
              team: web
            """).Named("kustomization.yaml"),
        Good.Kubernetes("""
            resources:
            - ../base
            patches:
            - path: memory.yaml
            labels:
            - pairs:
                team: web
            """).Named("kustomization.yaml"),
    ];
}
