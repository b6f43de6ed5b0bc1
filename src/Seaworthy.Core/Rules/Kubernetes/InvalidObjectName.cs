using Seaworthy.Knowledge;
using Seaworthy.Knowledge.Schema;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8008", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class InvalidObjectName : Rule<KubernetesObject>
{
    public override string Title => "Name is not valid";

    public override string Message => "'{0}' is no valid name: {1}";

    public override string Why => """
        Kubernetes refuses such a name. Names of objects and containers become parts of host names, so they are made of small letters, digits and dashes, and where they may have several parts, dots.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (ManifestSchema.Find(item.ApiVersion, item.Kind) is null || item.Group == "rbac.authorization.k8s.io")
            return;
        // A Service and a Namespace are one part of a host name, others may be several.
        var isLabel = item.Kind is "Service" or "Namespace";
        if (item.Root.Text("metadata", "name") is { Written: Written.Value } name && !PlainScalars.IsMark(name.Value!)
            && !(isLabel ? KubernetesNames.IsHostLabel(name.Value!) : KubernetesNames.IsSubdomain(name.Value!)))
            report.At(name, name.Value!, isLabel ? "at most 63 small letters, digits and dashes" : "at most 253 small letters, digits, dashes and dots");
        foreach (var workload in item.Workloads)
        {
            foreach (var container in workload.Containers)
            {
                if (container.Manifest!.Text("name") is { Written: Written.Value } own && !PlainScalars.IsMark(own.Value!)
                    && !KubernetesNames.IsHostLabel(own.Value!))
                    report.At(own, own.Value!, "at most 63 small letters, digits and dashes");
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|Web_Config|]")),
        Bad.Kubernetes(Deployment(name: "[|api.v1|]")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "web.config")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "web-${ENVIRONMENT}")).Because("a name that is filled in later is unknown"),
        Good.Kubernetes(Manifest("rbac.authorization.k8s.io/v1", "ClusterRole", name: "system:Web_Reader"))
            .Because("names of roles may have colons and capitals"),
    ];
}
