using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8258", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cni_plugin_does_not_support_network_policies kubescape:C-0205 cis-kubernetes:5.3.1")]
sealed class CniIgnoresNetworkPolicies : Rule<KubernetesObject>
{
    public override string Title => "Network plugin ignores network policies";

    public override string Message => "{0} '{1}' sets up flannel, which enforces no NetworkPolicy";

    public override string Why => """
        A cluster on flannel alone accepts network policies and enforces none: every pod reaches every pod, whatever the files say.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is { Kind: "ConfigMap", ApiVersion: "v1" } && item.Node.Map("data")?.Scalar("cni-conf.json") is { } config)
        {
            var text = config.Value.Replace(" ", "");
            if (text.Contains("\"type\":\"flannel\"") && !text.Contains("calico"))
                report.At(item.NameSpan, item.Kind, item.Name);
        }
        else if (item.Kind == "DaemonSet" && item.Name.StartsWith("kube-flannel", System.StringComparison.Ordinal))
        {
            report.At(item.NameSpan, item.Kind, item.Name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|kube-flannel-cfg|]", fields: """
            data:
              cni-conf.json: |
                { "name": "cbr0", "cniVersion": "0.3.1", "plugins": [ { "type": "flannel" } ] }
            """)),
        Bad.Kubernetes(Manifest("apps/v1", "DaemonSet", """
            template:
              spec:
                containers:
                - name: controller
                  image: registry.k8s.io/ingress-nginx/controller:v1.12.1
            """, name: "[|kube-flannel-ds|]")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "kube-flannel-cfg", fields: """
            data:
              cni-conf.json: |
                { "name": "cbr0", "cniVersion": "0.3.1", "plugins": [ { "type": "calico" } ] }
            """)),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "kube-flannel-cfg", fields: """
            data:
              cni-conf.json: |
                { "name": "cbr0", "cniVersion": "0.3.1", "plugins": [ { "type": "flannel" }, { "type": "calico" } ] }
            """)).Because("both together are Canal, which enforces policies"),
    ];
}
