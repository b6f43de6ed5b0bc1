using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3013", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:writable-host-mount kubescape:C-0045")]
public sealed class WritableSystemPath : Rule<PodContainer>
{
    public override string Title => "Directory of the host system is mounted writable";

    public override string Message => "Container '{0}' can write to {1}, which steers its node; set readOnly to true";

    public override string Why => """
        A process that may write there can change what the node runs next: its services, its devices, its kubelet. Reading it is bad enough.
        """;

    public override void Check(PodContainer container, Report report)
    {
        foreach (var (mount, path, setting) in WritableHostPath.Writable(container))
        {
            if (HostPaths.IsSensitive(path))
            {
                report.At(mount.NameSpan, container.Name, path)
                    .WithFix("Mount it read-only", f => f.Set(setting, true), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
