using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA8061", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:scc-deny-privileged-container")]
sealed class SccAllowsPrivileged : Rule<KubernetesObject>
{
    public override string Title => "SecurityContextConstraints allow privileged containers";

    public override string Message => "SecurityContextConstraints '{0}' allow privileged containers; set {1} to false";

    public override string Why => """
        A privileged container has all capabilities and the devices of the node, so an attacker in a pod that uses these constraints takes over the
        node. Only components of the cluster itself, such as storage drivers, need it.
        """;

    public override string Sources =>
        "https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/security_apis/securitycontextconstraints-security-openshift-io-v1";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "SecurityContextConstraints" && item.Root.Bool("allowPrivilegedContainer") is var flag && flag.IsExplicitly(true))
            report.At(flag, item.Name, flag.Spelling).WithFix("Set allowPrivilegedContainer to false", f => f.Set(flag, false), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: [|true|]"))
            .Fixed(
                Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: false")),
        Good.Kubernetes(
            Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: false")),
    ];
}
