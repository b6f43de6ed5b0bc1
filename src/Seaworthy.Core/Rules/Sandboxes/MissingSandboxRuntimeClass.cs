using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8263", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0297")]
sealed class MissingSandboxRuntimeClass : Rule<KubernetesObject>
{
    public override string Title => "Sandbox for agents has the ordinary runtime";

    public override string Message => "SandboxTemplate '{0}' names no runtime class; code of agents runs on the kernel of the node";

    public override string Why => """
        What an agent runs was written by nobody who is known. On the ordinary runtime only the kernel of the node stands between it and all other pods; gVisor or Kata put a second wall there.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is { Kind: "SandboxTemplate" } && item.Root.Text("spec", "podTemplate", "spec", "runtimeClassName") is var name
            && (name.IsUnset || name.IsExplicitly("")))
            report.At(name, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", """
            networkPolicy:
              egress:
              - to:
                - podSelector:
                    matchLabels: { app: proxy }
            podTemplate:
              spec:
                containers:
                - name: agent
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m, memory: 256Mi }
            """, name: "[|web|]")),
        Good.Kubernetes(Manifest("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", """
            networkPolicy:
              egress:
              - to:
                - podSelector:
                    matchLabels: { app: proxy }
            podTemplate:
              spec:
                runtimeClassName: gvisor
                containers:
                - name: agent
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m, memory: 256Mi }
            """)),
    ];
}
