using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3005", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0023 trivy:KSV-0028 polaris:hostPathSet kubescape:C-0048 pss:hostPathVolumes pss:restrictedVolumes cis-kubernetes:5.2.11",
    Related = "kics:non_kube_system_pod_with_host_mount")]
sealed class HostPathVolume : Rule<Pod>
{
    public override string Title => "Volume of type hostPath";

    public override string Message => "Volume '{1}' of '{0}' uses hostPath, which ties the pod to its node; use a persistentVolumeClaim";

    public override string Why => """
        A pod with a directory of its node loses its data when it moves to another node, and shares the directory with every other pod that mounts it, so an
        attacker in one can reach the other. Acceptable for agents that run on every node.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath";

    public override string? Differences => """
        The engine's socket, sensitive paths and system directories have separate rules. KICS ignores kube-system; the Pod Security Standards do not.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        foreach (var volume in pod.Items("volumes"))
        {
            if (volume.Child("hostPath") is not { } host)
                continue;
            var path = host.Text("path");
            if (path is { IsKnown: true, Value: { } text } && (HostPaths.IsRuntimeSocket(text) || HostPaths.IsSensitive(text)
                || (HostPaths.IsOfSystem(text) && !HostPaths.IsHarmless(text))))
                continue;
            var location = path is { Written: Written.Value, IsKnown: true } ? path.Location
                : new Location(volume.Node.Source, volume.Node.Find("hostPath")!.KeySpan);
            report.At(location, workload.Name, volume.Text("name").Value ?? "");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Pod("volumeMounts: [{ name: data, mountPath: /data }]", spec: "volumes: [{ name: data, hostPath: { path: [|/data/web|] } }]")),
        Bad.Kubernetes(PodSpec("""volumes: [{ name: data, [|hostPath|]: { path: "${FOLDER}" } }]""")),
        Good.Kubernetes(
            Pod("volumeMounts: [{ name: data, mountPath: /data }]", spec: "volumes: [{ name: data, persistentVolumeClaim: { claimName: data } }]")),
    ];
}
