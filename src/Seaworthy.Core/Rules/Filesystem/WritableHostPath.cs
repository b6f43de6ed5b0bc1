using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3011", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
public sealed class WritableHostPath : Rule<PodContainer>
{
    public override string Title => "Host directory is mounted writable";

    public override string Message => "Container '{0}' can write to {1} of its node; set readOnly to true";

    public override string Why => """
        What a pod writes to its node stays there for the next pod, and for the node itself. Most mounts of host directories are for reading.
        """;

    public override string? Differences => """
        Directories that steer the node have a rule of their own, and sockets none: for them reading is enough.
        """;

    public override void Check(PodContainer container, Report report)
    {
        foreach (var (mount, path, setting) in Writable(container))
        {
            if (!HostPaths.IsSensitive(path))
            {
                report.At(mount.NameSpan, container.Name, path)
                    .WithFix("Mount it read-only", f => f.Set(setting, true), Safety.Review);
            }
        }
    }

    /// <summary>The mounts of host directories that may be written, without sockets, where it makes no difference.</summary>
    internal static IEnumerable<(ManifestNode Mount, string Path, Setting<bool> ReadOnly)> Writable(Container container)
    {
        if (container is not { Manifest: { } node, Workload.Spec: { } pod })
            yield break;
        foreach (var mount in node.Items("volumeMounts"))
        {
            var readOnly = mount.BoolOr(false, "readOnly");
            if (!readOnly.EffectivelyNot(true) || mount.Text("name") is not { IsKnown: true, Value: { } name })
                continue;
            foreach (var volume in pod.Items("volumes"))
            {
                if (volume.Text("name").IsExplicitly(name) && volume.Text("hostPath", "path") is { IsKnown: true, Value: { } path } && !HostPaths.IsRuntimeSocket(path))
                    yield return (mount, path, readOnly);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
