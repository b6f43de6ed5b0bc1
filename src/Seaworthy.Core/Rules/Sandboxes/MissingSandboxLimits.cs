using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8265", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0303")]
sealed class MissingSandboxLimits : Rule<KubernetesObject>
{
    public override string Title => "Sandbox for agents has no limits";

    public override string Message => "Container '{1}' of {2} '{0}' sets no limit for {3}; code of agents may take the whole node";

    public override string Why => """
        Code that an agent has written may loop or eat memory without end. Limits keep that to its own sandbox.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!item.ApiVersion.Contains("agents.x-k8s.io") || item.Spec()?.Map("podTemplate", "spec") is not { } pod)
            return;
        string[] lists = ["initContainers", "containers"];
        foreach (var list in lists)
        {
            foreach (var container in pod.Maps(list))
            {
                var limits = container.Map("resources", "limits");
                var missing = limits?.Find("cpu") is null ? "cpu" : limits.Find("memory") is null ? "memory" : null;
                if (missing is not null && container.Scalar("name") is { } name)
                    report.At(name, item.Name, name.Value, item.Kind, missing);
            }
        }
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
                runtimeClassName: gvisor
                containers:
                - name: [|agent|]
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m }
            """)),
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
