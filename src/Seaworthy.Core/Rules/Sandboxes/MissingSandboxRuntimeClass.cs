using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8263", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0297")]
sealed class MissingSandboxRuntimeClass : Rule<KubernetesObject>
{
    public override string Title => "Sandbox without a runtime class";

    public override string Message =>
        "SandboxTemplate '{0}' runs agent code on the node's kernel; set runtimeClassName to a sandboxed runtime such as gvisor";

    public override string Why => """
        Code that an agent generates is untrusted. With the default runtime, one kernel vulnerability is enough to escape to the node and to all other
        pods on it; gVisor or Kata Containers add a second boundary.
        """;

    public override string Sources => """
        https://github.com/kubernetes-sigs/agent-sandbox/blob/main/docs/security/threat_model.md
        https://kubernetes.io/docs/concepts/containers/runtime-class/
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
