using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8265", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0303")]
sealed class MissingSandboxLimits : Rule<KubernetesObject>
{
    public override string Title => "Sandbox without limits";

    public override string Message => "Container '{1}' of {2} '{0}' has no {3} limit, so agent code can exhaust the node; set resources.limits.{3}";

    public override string Why => """
        Code that an agent generates can loop or allocate memory without end, by mistake or through prompt injection. With limits, only its own
        sandbox is affected; without them, the node and all other sandboxes on it are.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/assign-memory-resource/
        https://kubernetes.io/docs/tasks/configure-pod-container/assign-cpu-resource/
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
