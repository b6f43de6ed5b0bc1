using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA2077", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cluster_allows_unsafe_sysctls")]
sealed class PolicyAllowsUnsafeSysctls : Rule<KubernetesObject>
{
    public override string Title => "Policy allows unsafe kernel parameters";

    public override string Message => "Policy '{0}' lets pods set kernel parameters that are not safe for their neighbours; remove {1}";

    public override string Why => """
        A kernel parameter that is not safe starves or opens other pods of the node. PodSecurityPolicy has gone with Kubernetes 1.25; its successor never allows them below the privileged profile.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "PodSecurityPolicy" || item.Root.Node.Find("spec")?.Value.Resolve() is not YamlMapping spec
            || spec.Find("allowedUnsafeSysctls") is not { } entry)
            return;
        if (entry.Value.Resolve() is YamlSequence { Items.Count: > 0 })
            report.At(new Location(entry.Key.Source, entry.KeySpan), item.Name, "allowedUnsafeSysctls");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("policy/v1beta1", "PodSecurityPolicy", "[|allowedUnsafeSysctls|]: [kernel.msg*]")),
        Good.Kubernetes(Manifest("policy/v1beta1", "PodSecurityPolicy", "allowedUnsafeSysctls: []")),
    ];
}
