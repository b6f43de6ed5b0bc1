using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5070", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:dnsconfig-options")]
sealed class MissingNdotsOption : Rule<Pod>
{
    public override string Title => "Default ndots option";

    public override string Message => "Pods of {0} '{1}' try every search domain first; set the ndots option of dnsConfig to 2";

    public override string Why => """
        By default, Kubernetes sets ndots to 5, so most external names are first looked up in every search domain of the cluster. This multiplies the
        load of the cluster DNS and the latency of each new connection.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/";

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Spec: { } pod, Object: { IsPatch: false } item, IsKnative: false } || pod.Presence("dnsConfig", "options")
            .Written == Written.Unknown || !AsksCluster(pod))
            return;
        foreach (var option in pod.Items("dnsConfig", "options"))
        {
            var value = option.Text("value");
            if (!option.Text("name").EffectivelyNot("ndots") && (!value.IsKnown || value.Value == "2"))
                return;
        }
        var options = pod.List("dnsConfig", "options");
        report.At(item.NameSpan, item.Kind, item.Name).WithFix("Set ndots to 2",
            f => f.Append(options, "{ name: ndots, value: \"2\" }"), Safety.Review);
    }

    // The search domains belong to the DNS of the cluster; a pod in the network of its node uses those of the node.
    static bool AsksCluster(ManifestNode pod)
    {
        var policy = pod.Text("dnsPolicy");
        return policy.IsUnset || policy.IsExplicitly("ClusterFirst") ? pod.BoolOr(false, "hostNetwork").IsEffectively(false)
            : policy.IsExplicitly("ClusterFirstWithHostNet");
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]"))
            .Fixed(Deployment(end: """
            dnsConfig:
              options:
              - { name: ndots, value: "2" }
            """)),
        Good.Kubernetes(Deployment(pod: """dnsConfig: { options: [{ name: ndots, value: "2" }] }""")),
        Good.Kubernetes(Manifest("v1", "Pod", """
            hostNetwork: true
            containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent")).Because("a pod in the network of its node does not use the DNS of the cluster"),
        Good.Kubernetes(Manifest("v1", "Pod", """
            dnsPolicy: Default
            containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent")),
        Good.Kubernetes(Manifest("serving.knative.dev/v1", "Service", """
            template:
              spec:
                containers:
                - image: acme/api:1.4.2
            """)).Because("Knative rejects the field or sets it itself"),
    ];
}
