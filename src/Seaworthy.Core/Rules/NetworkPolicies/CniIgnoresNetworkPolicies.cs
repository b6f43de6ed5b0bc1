using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.NetworkPolicies;

[Rule("SEA8258", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cni_plugin_does_not_support_network_policies kubescape:C-0205 cis-kubernetes:5.3.1")]
sealed class CniIgnoresNetworkPolicies : Rule<KubernetesObject>
{
    public override string Title => "Network plugin without network policies";

    public override string Message => "{0} '{1}' installs flannel, which does not enforce NetworkPolicy; use a CNI plugin such as Calico";

    public override string Why => """
        A cluster with only flannel accepts network policies but does not enforce them, so every pod can reach every other pod and an attacker in one
        of them can move on, although the manifests look isolated. If flannel is deployed with its network policy controller,
        suppress the finding.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/services-networking/network-policies/
        https://github.com/flannel-io/flannel/blob/master/Documentation/netpol.md
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
            """)).Because("flannel with Calico is Canal, which enforces policies"),
    ];
}
