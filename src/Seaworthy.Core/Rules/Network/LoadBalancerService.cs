using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8251", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:exposed-services kics:service_with_external_load_balancer")]
sealed class LoadBalancerService : Rule<KubernetesObject>
{
    public override string Title => "Public load balancer";

    public override string Message => "Service '{0}' requests a public load balancer; add the cloud's annotation for an internal one, or use an Ingress";

    public override string Why => """
        In most clouds, a Service of type LoadBalancer gets its own public address, without the TLS, authentication and filters of an Ingress.
        Acceptable for the ingress controller itself, and for protocols that an Ingress or gateway does not support.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer
        https://kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer
        """;

    public override string? Differences => """
        The annotations for internal load balancers of Azure, AWS, Google, OpenStack, Alibaba, Oracle, IBM and others are known; an annotation whose
        value is filled in later is not judged. kube-linter reports every load balancer, internal or not.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Service", ApiVersion: "v1" })
            return;
        var type = item.Root.Text("spec", "type");
        if (!type.IsExplicitly("LoadBalancer") || item.Spec()?.Find("loadBalancerClass") is not null)
            return;
        if (item.Node.Map("metadata", "annotations") is { } annotations && IsPerhapsInternal(annotations))
            return;
        report.At(type, item.Name);
    }

    static bool IsPerhapsInternal(YamlMapping annotations)
    {
        if (annotations.FindOwn("<<") is not null)
            return true;
        foreach (var entry in annotations.Entries)
        {
            if (entry.KeyText is not { } key || !IsAboutReach(key))
                continue;
            if (ManifestNodes.TextOf(entry.Value.Resolve()) is not { } value || IsInternal(value))
                return true;
        }
        return false;
    }

    static bool IsAboutReach(string key) =>
        key.EndsWith("load-balancer-internal", System.StringComparison.Ordinal) || key.EndsWith("load-balancer-type", System.StringComparison.Ordinal) ||
        key.EndsWith("load-balancer-scheme", System.StringComparison.Ordinal) || key.EndsWith("internal-load-balancer", System.StringComparison.Ordinal) ||
        key.EndsWith("load-balancer-address-type", System.StringComparison.Ordinal) || key.EndsWith("load-balancer-private", System.StringComparison.Ordinal) ||
        key.EndsWith("oci-load-balancer-internal", System.StringComparison.Ordinal)
            || key.EndsWith("load-balancer-cloud-provider-ip-type", System.StringComparison.Ordinal);

    static bool IsInternal(string value) =>
        value is "true" or "True" or "0.0.0.0/0" || value.Equals("internal", System.StringComparison.OrdinalIgnoreCase)
            || value.Equals("intranet", System.StringComparison.OrdinalIgnoreCase)
            || value.Equals("private", System.StringComparison.OrdinalIgnoreCase);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("""
            type: [|LoadBalancer|]
            selector: { app: web }
            ports: [{ port: 80 }]
            """)),
        Good.Kubernetes(Service("""
            type: ClusterIP
            selector: { app: web }
            ports: [{ port: 80 }]
            """)),
        Good.Kubernetes(Service("""
            type: LoadBalancer
            selector: { app: web }
            ports: [{ port: 80 }]
            """, metadata: """annotations: { service.beta.kubernetes.io/azure-load-balancer-internal: "true" }""")),
    ];
}
