using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8214", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:env-value-from")]
sealed class UnknownConfigMapOrSecret : Rule<Pod>
{
    public override string Title => "Unknown ConfigMap or Secret";

    public override string Message => "{0} '{1}' requires {2} '{3}', which is not among these manifests; add it or check the name";

    public override string Why => """
        A container does not start if a variable or a volume refers to a ConfigMap or Secret that does not exist: the pod stays in
        CreateContainerConfigError or ContainerCreating. If the object is created elsewhere, mark the reference as optional or suppress the finding.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/configure-pod-configmap/
        https://kubernetes.io/docs/concepts/configuration/secret/
        """;

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed. Objects anywhere in the
        workspace count, and an object without a namespace is not assumed to be in `default`.

        Mode Recommended checks only ConfigMaps, and only if the same file contains another one; mode All checks Secrets as well. Both variables and
        volumes are checked.
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
            Manifest("v1", "ConfigMap", fields: "data: { level: info }")).Because("an optional reference does not block the start"),
        Good.Kubernetes(Deployment("env: [{ name: LEVEL, valueFrom: { configMapKeyRef: { name: wep, key: level } } }]"))
            .Because("without any ConfigMap in the file, it is assumed to be created elsewhere, except in mode All"),
        Good.Kubernetes(
            Deployment("env: [{ name: LEVEL, valueFrom: { secretKeyRef: { name: wep, key: level } } }]"),
            Manifest("v1", "ConfigMap", fields: "data: { level: info }"))
            .Because("Secrets are usually not in files, so they are checked only in mode All"),
    ];
}
