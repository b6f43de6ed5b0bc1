using Seaworthy.Binding.Kustomize;
using Seaworthy.Syntax;

namespace Seaworthy.Rules.Kustomize;

[Rule("SEA8401", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1")]
[In(Dialect.Kubernetes)]
sealed class DeprecatedKustomizationField : Rule<ParsedFile>
{
    public override string Title => "Deprecated field of a kustomization";

    public override string Message => "Field '{0}' of the kustomization is deprecated; use '{1}'";

    public override string Why => """
        Kustomize still reads the field but prints a warning, and the next version of the Kustomization API does not contain it. The command
        `kustomize edit fix` converts the file to the current fields.
        """;

    public override string Sources => """
        https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/bases
        https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/patchesstrategicmerge
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
                finding.WithFix("Replace it with resources", f => f.Replace(entry.KeySpan, "resources"), Safety.Safe);
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
