using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA2077", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cluster_allows_unsafe_sysctls")]
sealed class PolicyAllowsUnsafeSysctls : Rule<KubernetesObject>
{
    public override string Title => "PodSecurityPolicy allows unsafe sysctls";

    public override string Message => "PodSecurityPolicy '{0}' allows unsafe sysctls; remove {1}";

    public override string Why => """
        An unsafe sysctl is not isolated between pods, so one pod can starve the others or weaken the kernel of the node. Kubernetes 1.25 removed
        PodSecurityPolicy; the baseline Pod Security level never allows unsafe sysctls.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/reference/access-authn-authz/psp-to-pod-security-standards/
        https://kubernetes.io/docs/tasks/administer-cluster/sysctl-cluster/
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
