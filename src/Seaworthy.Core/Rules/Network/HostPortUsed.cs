using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4010", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "polaris:hostPortSet trivy:KSV-0024 checkov:CKV_K8S_26 kics:workload_host_port_not_specified kubescape:C-0044 pss:hostPorts " +
        "cis-kubernetes:5.2.12")]
sealed class HostPortUsed : Rule<PodContainer>
{
    public override string Title => "Host port used";

    public override string Message => "Container '{0}' uses port {1} of its node; remove hostPort and use a Service";

    public override string Why => """
        A hostPort restricts the pod to nodes where the port is free, allows one replica per node, and opens the port on the address of the node,
        often past network policies. Acceptable for node agents and ingress controllers; otherwise a Service does the same without these drawbacks.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/configuration/overview/";

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var port in node.Items("ports"))
        {
            var setting = port.Text("hostPort");
            if (setting is { Written: Written.Value, IsKnown: true, Value: { } number } && number.TrimStart('0').Length > 0)
            {
                report.At(setting, container.Name, number)
                    .WithFix("Remove hostPort", f => f.Remove(setting), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("ports: [{ containerPort: 8080, hostPort: [|80|] }]")).Fixed(Pod("ports: [{ containerPort: 8080 }]")),
        Good.Kubernetes(Pod("ports: [{ containerPort: 8080, hostPort: 0 }]")).Because("0 means that no host port is set"),
        Good.Kubernetes(Pod("""ports: [{ containerPort: 8080, hostPort: "${PORT}" }]""")).Because("the value of a placeholder is unknown"),
    ];
}
