using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA4034", Category.Network, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0042")]
sealed class SshServiceExposed : Rule<KubernetesObject>
{
    public override string Title => "Service leads to an SSH server";

    public override string Message => "Service '{0}' leads to port {1}, where SSH servers listen; use kubectl exec instead";

    public override string Why => """
        An SSH server in a pod is a second way in, with keys and accounts of its own that nobody rotates. kubectl exec does the same under the cluster's own control.
        """;

    public override string? Differences => """
        A Service is reported, whether or not its pods stand beside it; what a container says of its ports has a rule of its own.
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

    // 2222 is where images put it whose user is not root.
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
