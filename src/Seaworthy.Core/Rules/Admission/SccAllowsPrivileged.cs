using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA8061", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:scc-deny-privileged-container")]
sealed class SccAllowsPrivileged : Rule<KubernetesObject>
{
    public override string Title => "Security context constraint allows privileged containers";

    public override string Message => "Constraint '{0}' lets pods be privileged; set {1} to false";

    public override string Why => """
        Whoever may use the constraint on OpenShift may take over the node.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind == "SecurityContextConstraints" && item.Root.Bool("allowPrivilegedContainer") is var flag && flag.IsExplicitly(true))
            report.At(flag, item.Name, flag.Spelling).WithFix("Forbid it", f => f.Set(flag, false), Safety.Review);
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
