using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>
/// The family of rules about host directories that a container can write to, except sockets, for which read access is enough.
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
                    report.At(mount.NameSpan, container.Name, path).WithFix("Set readOnly to true", f => f.Set(readOnly, true), Safety.Review);
            }
        }
    }

    [Rule("SEA3011", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
    public static WritableHostMountRule WritableHostPath => new(isSensitive: false)
    {
        Title = "Writable host path",
        Message = "Container '{0}' can write to {1} of its node; set readOnly to true",
        Why = """
            Files that a pod writes to its node remain for the next pod and for the node itself, so an attacker can leave a program or change data of others.
            Most hostPath mounts only read. Acceptable for agents that store data on the node.
            """,
        Sources = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
        Differences = """
            Sensitive paths have a separate rule. Sockets are not reported, because read access is enough to use them.
            """,
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
                .Because("the value of a placeholder is unknown"),
        ],
    };

    [Rule("SEA3013", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
    public static WritableHostMountRule WritableSensitiveHostPath => new(isSensitive: true)
    {
        Title = "Writable sensitive host path",
        Message = "Container '{0}' can write to the sensitive path {1} of its node; set readOnly to true",
        Why = """
            A process that can write there can change what the node runs next, such as services, devices or the kubelet, so an attacker takes over the node. A
            read-only mount still exposes secrets of the node.
            """,
        Sources = "https://kubernetes.io/docs/concepts/storage/volumes/#hostpath",
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
