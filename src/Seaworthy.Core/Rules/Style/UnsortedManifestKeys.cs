using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Style;

[Rule("SEA8038", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:sorted-keys")]
sealed class UnsortedManifestKeys : Rule<KubernetesObject>
{
    public override string Title => "Unsorted keys in a manifest";

    public override string Message => "Keys are not in alphabetical order; move '{0}' before '{1}'";

    public override string Why => """
        Keys in a fixed order are quick to find, and two versions of a manifest differ only where the content differs.
        Kubernetes ignores the order, so this is a rule of preference.
        """;

    public override string Sources => "https://docs.kubelinter.io/#/generated/checks";

    const int Deepest = 64;

    public override void Check(KubernetesObject item, Report report) => Check(item.Node, report, 0);

    static void Check(YamlNode node, Report report, int depth)
    {
        if (depth > Deepest)
            return;
        if (node is YamlSequence list)
        {
            foreach (var child in list.Items)
                Check(child, report, depth + 1);
        }
        if (node is not YamlMapping mapping)
            return;
        for (var i = 1; i < mapping.Entries.Count; i++)
        {
            if (mapping.Entries[i].KeyText is not { } key || mapping.Entries[i - 1].KeyText is not { } before || string.CompareOrdinal(before, key) <= 0)
                continue;
            var finding = report.At(mapping.Entries[i].Key, key, before);
            if (mapping.Written == mapping && EntryOrder.CanSort(mapping))
                finding.WithFix("Sort the keys", f => EntryOrder.Sort(mapping, string.CompareOrdinal, f), Safety.Safe);
            break;
        }
        foreach (var entry in mapping.Entries)
            Check(entry.Value, report, depth + 1);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              # its place
              namespace: shop
              [|name|]: web
            """)
            .Fixed("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web
              # its place
              namespace: shop
            """),
        Good.Kubernetes(Manifest("v1", "ConfigMap", metadata: "namespace: shop")),
    ];
}
