namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8070", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:root_containers_admitted")]
public sealed class PolicyAllowsRootGroup : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows the root group";

    public override string Message => "Policy '{0}' lets containers belong to the group of root; set {1} to MustRunAs with ranges above 0";

    public override string Why => """
        Files of the group 0 are root's, and many images leave them writable for it. A process that is in the group needs no root to change them.
        """;

    static readonly string[] s_groups = ["supplementalGroups", "fsGroup"];

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("PodSecurityPolicy"))
            return;
        foreach (var group in s_groups)
        {
            var rule = item.Root.Text("spec", group, "rule");
            if (rule is { Written: Written.Value, IsKnown: true } && (!rule.IsExplicitly("MustRunAs") || ReachesRoot(item.Root, group)))
                report.At(rule, item.Name, rule.Spelling);
        }
    }

    static bool ReachesRoot(ManifestNode root, string group)
    {
        foreach (var range in root.Items("spec", group, "ranges"))
        {
            if (range.Integer("min").IsExplicitly(0))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
            spec:
              supplementalGroups: { rule: [|RunAsAny|] }
              fsGroup: { rule: [|MustRunAs|], ranges: [{ min: 0, max: 65535 }] }
            """),
        Good.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
            spec:
              supplementalGroups: { rule: MustRunAs, ranges: [{ min: 1, max: 65535 }] }
              fsGroup: { rule: MustRunAs, ranges: [{ min: 1, max: 65535 }] }
            """),
    ];
}
