namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8061", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:scc-deny-privileged-container")]
public sealed class PrivilegedConstraint : Rule<KubernetesObject>
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
        Bad.Kubernetes("""
            apiVersion: security.openshift.io/v1
            kind: SecurityContextConstraints
            metadata:
              name: builders
            allowPrivilegedContainer: [|true|]
            """)
            .Fixed("""
            apiVersion: security.openshift.io/v1
            kind: SecurityContextConstraints
            metadata:
              name: builders
            allowPrivilegedContainer: false
            """),
        Good.Kubernetes("""
            apiVersion: security.openshift.io/v1
            kind: SecurityContextConstraints
            metadata:
              name: builders
            allowPrivilegedContainer: false
            """),
    ];
}
