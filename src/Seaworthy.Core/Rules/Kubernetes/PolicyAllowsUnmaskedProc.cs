namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8071", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kics:container_runs_unmasked")]
public sealed class PolicyAllowsUnmaskedProc : Rule<KubernetesObject>
{
    public override string Title => "Pod security policy allows an unmasked /proc";

    public override string Message => "Policy '{0}' lets containers see all of the node's /proc; take {1} out";

    public override string Why => """
        Engines hide the parts of /proc that tell of the node and steer its kernel. Unmasked takes that away.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("PodSecurityPolicy"))
            return;
        foreach (var type in item.Root.List("spec", "allowedProcMountTypes").Items)
        {
            if (type.Text == "Unmasked")
                report.At(type.Location, item.Name, "Unmasked").WithFix("Forbid it", f => f.Remove(type), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
            spec:
              allowedProcMountTypes: [Default, [|Unmasked|]]
            """)
            .Fixed("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
            spec:
              allowedProcMountTypes: [Default]
            """),
        Good.Kubernetes("""
            apiVersion: policy/v1beta1
            kind: PodSecurityPolicy
            metadata:
              name: web
            spec:
              allowedProcMountTypes: [Default]
            """),
    ];
}
