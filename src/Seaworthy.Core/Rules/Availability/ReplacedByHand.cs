using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Availability;

[Rule("SEA5086", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:no-rolling-update-strategy")]
public sealed class ReplacedByHand : Rule<KubernetesObject>
{
    public override string Title => "Update waits for somebody to delete pods";

    public override string Message => "{0} '{1}' keeps its old pods after an update until somebody deletes them; use the RollingUpdate strategy";

    public override string Why => """
        With OnDelete the new version of a pod runs when the old one is deleted by hand. That is right for a database whose owner decides the moment; elsewhere a fix that was rolled out does not run.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if ((item.Is("DaemonSet") || item.Is("StatefulSet")) && item.Root.Text("spec", "updateStrategy", "type") is var type && type.IsExplicitly("OnDelete"))
            report.At(type, item.Kind, item.Name).WithFix("Update pod by pod", f => f.Set(type, "RollingUpdate"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "DaemonSet", """
            updateStrategy: { type: [|OnDelete|] }
            selector: { matchLabels: { app: agent } }
            template:
              metadata:
                labels: { app: agent }
              spec:
                containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent"))
            .Fixed(Manifest("apps/v1", "DaemonSet", """
            updateStrategy: { type: RollingUpdate }
            selector: { matchLabels: { app: agent } }
            template:
              metadata:
                labels: { app: agent }
              spec:
                containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent")),
        Good.Kubernetes(Manifest("apps/v1", "DaemonSet", """
            selector: { matchLabels: { app: agent } }
            template:
              metadata:
                labels: { app: agent }
              spec:
                containers: [{ name: agent, image: acme/agent:1.4.2 }]
            """, name: "agent")).Because("a DaemonSet rolls unless told otherwise"),
    ];
}
