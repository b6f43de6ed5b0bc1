using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8214", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:env-value-from")]
sealed class UnknownConfigMapOrSecret : Rule<Pod>
{
    public override string Title => "ConfigMap or Secret does not exist";

    public override string Message => "{0} '{1}' needs the {2} '{3}', which is not among these manifests";

    public override string Why => """
        A container that takes a variable or volume from an object that does not exist is not started: the pod waits in CreateContainerConfigError, or for its volume, without end.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
        In mode Recommended only ConfigMaps are looked for, and only where the same file holds another one; in mode All, Secrets as well. Variables are looked at, and volumes too.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is not { } item)
            return;
        foreach (var reference in ConfigReferences.Of(workload))
        {
            if (!IsExpected(item, reference.Kind, report) || reference.Name.Value == "kube-root-ca.crt"
                || !item.Unit.Lacks(reference.Kind, reference.Name.Value, item.Namespace))
                continue;
            report.At(reference.Name, workload.Kind, workload.Name, reference.Kind, reference.Name.Value);
        }
    }

    static bool IsExpected(KubernetesObject item, string kind, Report report)
    {
        if (report.Settings.Mode < Mode.All)
            return kind == "ConfigMap" && item.Manifest!.Holds("ConfigMap");
        return kind == "ConfigMap" || !item.Unit.MakesSecrets;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: [|wep|], key: level } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")),
        Bad.Kubernetes(
            Deployment(end: "volumes: [{ name: config, configMap: { name: [|wep|] } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: web, key: level } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")),
        Good.Kubernetes(
            Deployment("""
                env:
                - name: LEVEL
                  valueFrom:
                    configMapKeyRef: { name: wep, key: level, optional: true }
                """),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")).Because("what is optional may be missing"),
        Good.Kubernetes(Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: wep, key: level } } }]"))
            .Because("where the files make no ConfigMap, it is taken to be made elsewhere, unless the mode is All"),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { secretKeyRef: { name: wep, key: level } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }"))
            .Because("Secrets do not belong into files, and are looked for in mode All alone"),
    ];
}
