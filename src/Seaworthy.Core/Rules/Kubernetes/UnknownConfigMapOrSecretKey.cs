using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8215", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:env-value-from")]
sealed class UnknownConfigMapOrSecretKey : Rule<Pod>
{
    public override string Title => "Unknown key of a ConfigMap or Secret";

    public override string Message => "{0} '{1}' uses the key '{2}', which {3} '{4}' does not have; add the key or check its name";

    public override string Why => """
        A container does not start if a variable or a volume item refers to a key that does not exist: the pod stays in CreateContainerConfigError or
        ContainerCreating, and a rollout never finishes.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
        https://kubernetes.io/docs/concepts/configuration/secret/
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is not { } item)
            return;
        foreach (var reference in ConfigReferences.Of(workload))
        {
            if (reference.Key is not { } key || ManifestNodes.TextOf(key) is not { } text
                || item.Unit.Named(reference.Kind, reference.Name.Value) is not [{ } source])
                continue;
            if (Namespaces.AreSame(source.Namespace, item.Namespace) && !item.Unit.MayBeAddedTo(reference.Kind, reference.Name.Value)
                && ConfigReferences.HasKey(source, text) == false)
                report.At(key, workload.Kind, workload.Name, text, reference.Kind, reference.Name.Value)
                    .WithRelated(new Location(source.File.Source, source.NameSpan), "The " + reference.Kind);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: web, key: [|lewel|] } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")),
        Bad.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { secretKeyRef: { name: web, key: [|password|] } } }]"),
            Manifest("v1", "Secret", fields: "stringData: { level: info }")),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: web, key: level } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: web, key: lewel } } }]"),
            Manifest("v1", "ConfigMap")).Because("an object without data is filled at run time"),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: web, key: lewel } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }"),
            Manifest("v1", "ConfigMap", metadata: "namespace: other", fields: "data: { mode: info }"))
            .Because("with two objects of the same name it is unclear which one is used"),
    ];
}
