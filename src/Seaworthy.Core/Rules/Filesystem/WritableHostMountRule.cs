using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>
/// The family of rules about directories of the host that a container may write, without sockets, where it makes no difference.
/// Message: 0 container, 1 the path.
/// </summary>
sealed class WritableHostMountRule(bool isSensitive) : FamilyRule<PodContainer>
{
    public override void Check(PodContainer container, Report report)
    {
        foreach (var mount in container.Manifest.Items("volumeMounts"))
        {
            var readOnly = mount.BoolOr(false, "readOnly");
            if (!readOnly.EffectivelyNot(true) || mount.Text("name") is not { IsKnown: true, Value: { } name })
                continue;
            foreach (var volume in container.Pod.Spec.Items("volumes"))
            {
                if (volume.Text("name").IsExplicitly(name) && volume.Text("hostPath", "path") is { IsKnown: true, Value: { } path } &&
                    !HostPaths.IsRuntimeSocket(path) && HostPaths.IsSensitive(path) == isSensitive)
                    report.At(mount.NameSpan, container.Name, path).WithFix("Mount it read-only", f => f.Set(readOnly, true), Safety.Review);
            }
        }
    }

    [Rule("SEA3011", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
    public static WritableHostMountRule WritableHostPath => new(isSensitive: false)
    {
        Title = "Host directory is mounted writable",
        Message = "Container '{0}' can write to {1} of its node; set readOnly to true",
        Why = "What a pod writes to its node stays there for the next pod, and for the node itself. Most mounts of host directories are for reading.",
        Differences = "Directories that steer the node have a rule of their own, and sockets none: for them reading is enough.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Pod("volumeMounts: [{ name: [|data|], mountPath: /data }]", spec: "volumes: [{ name: data, hostPath: { path: /srv/data } }]"))
                .Fixed(Pod("""
                volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]
                """, spec: """
                volumes: [{ name: data, hostPath: { path: /srv/data } }]
                """)),
            Good.Kubernetes(Pod("""
                volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]
                """, spec: """
                volumes: [{ name: data, hostPath: { path: /srv/data } }]
                """)),
            Good.Kubernetes(
                Pod("volumeMounts: [{ name: data, mountPath: /data }]", spec: """volumes: [{ name: data, hostPath: { path: "${FOLDER}" } }]"""))
                .Because("a placeholder is unknown"),
        ],
    };

    [Rule("SEA3013", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
    public static WritableHostMountRule WritableSensitiveHostPath => new(isSensitive: true)
    {
        Title = "Directory of the host system is mounted writable",
        Message = "Container '{0}' can write to {1}, which steers its node; set readOnly to true",
        Why = "A process that may write there can change what the node runs next: its services, its devices, its kubelet. Reading it is bad enough.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Pod("volumeMounts: [{ name: [|data|], mountPath: /data }]", spec: "volumes: [{ name: data, hostPath: { path: /etc } }]"))
                .Fixed(Pod("""
                volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]
                """, spec: """
                volumes: [{ name: data, hostPath: { path: /etc } }]
                """)),
            Good.Kubernetes(
                Pod("volumeMounts: [{ name: data, mountPath: /data, readOnly: true }]", spec: "volumes: [{ name: data, hostPath: { path: /etc } }]")),
        ],
    };
}
