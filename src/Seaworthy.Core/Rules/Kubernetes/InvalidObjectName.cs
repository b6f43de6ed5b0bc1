using Seaworthy.Knowledge;
using Seaworthy.Knowledge.Schema;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8008", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class InvalidObjectName : Rule<KubernetesObject>
{
    const string Label = "at most 63 lowercase letters, digits and dashes";

    public override string Title => "Invalid name";

    public override string Message => "'{0}' is not a valid name; use {1}";

    public override string Why => """
        The API server rejects the object. Names of objects and containers become parts of DNS names, so they consist of lowercase letters, digits and
        dashes, and of dots where several labels are allowed.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/names/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (ManifestSchema.Find(item.ApiVersion, item.Kind) is null || item.Group == "rbac.authorization.k8s.io")
            return;
        // The name of a Service or a Namespace is one DNS label; other names can have several.
        var isLabel = item.Kind is "Service" or "Namespace";
        if (item.Root.Text("metadata", "name") is { Written: Written.Value } name && !PlainScalars.IsMark(name.Value!)
            && !(isLabel ? KubernetesNames.IsHostLabel(name.Value!) : KubernetesNames.IsSubdomain(name.Value!)))
            report.At(name, name.Value!, isLabel ? Label : "at most 253 lowercase letters, digits, dashes and dots");
        foreach (var workload in item.Workloads)
        {
            foreach (var container in workload.Containers)
            {
                if (container.Manifest!.Text("name") is { Written: Written.Value } own && !PlainScalars.IsMark(own.Value!)
                    && !KubernetesNames.IsHostLabel(own.Value!))
                    report.At(own, own.Value!, Label);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", name: "[|Web_Config|]")),
        Bad.Kubernetes(Deployment(name: "[|api.v1|]")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "web.config")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", name: "web-${ENVIRONMENT}")).Because("a name that is substituted later is unknown"),
        Good.Kubernetes(Manifest("rbac.authorization.k8s.io/v1", "ClusterRole", name: "system:Web_Reader"))
            .Because("names of roles can contain colons and capitals"),
    ];
}
