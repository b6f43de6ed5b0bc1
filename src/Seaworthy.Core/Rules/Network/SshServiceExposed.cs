using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4034", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0042")]
sealed class SshServiceExposed : Rule<KubernetesObject>
{
    public override string Title => "Service for an SSH port";

    public override string Message => "Service '{0}' exposes the SSH port {1}; use 'kubectl exec' instead of an SSH server";

    public override string Why => """
        An SSH server in a pod is a second way in, with its own keys and accounts that are rarely rotated. 'kubectl exec' gives the same access
        under the control of the cluster. Acceptable if SSH is the purpose of the pod, as in a Git or SFTP server.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/debug/debug-application/get-shell-running-container/";

    public override string? Differences => """
        A Service is reported whether or not its pods are in the same manifests; SEA4002 reports the ports of containers.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.Is("Service") || item.Root.Child("spec", "selector") is not { Node.Entries.Count: > 0 })
            return;
        foreach (var port in item.Root.Items("spec", "ports"))
        {
            if (port.Text("protocol") is { IsUnset: false } protocol && !protocol.IsExplicitly("TCP"))
                continue;
            var target = port.Text("targetPort");
            var number = port.Text("port");
            if (IsSsh(target))
                report.At(target, item.Name, target.Value!);
            else if (IsSsh(number))
                report.At(number, item.Name, number.Value!);
        }
    }

    // Images that do not run as root use port 2222 for SSH.
    static bool IsSsh(Setting<string> port) => port.IsExplicitly("22") || port.IsExplicitly("2222");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Service("""
            selector: { app: web }
            ports: [{ port: [|22|] }, { port: 8022, targetPort: [|2222|] }]
            """)),
        Good.Kubernetes(Service("""
            selector: { app: web }
            ports: [{ port: 80, targetPort: 8080 }]
            """)),
    ];
}
