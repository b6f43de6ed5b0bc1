using Seaworthy.Rules.Kubernetes;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Exposure;

/// <summary>Fields that open a way to pods, or out of them.</summary>
static class ExposureFields
{
    [Rule("SEA8250", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kube-linter:exposed-services kube-score:service-type kics:service_type_is_nodeport")]
    public static FieldRule NodePortService => new(static item =>
        item is { Kind: "Service", ApiVersion: "v1" } && item.Root.Text("spec", "type") is var type && type.IsExplicitly("NodePort") ? type : null)
    {
        Title = "Service is open on every node",
        Message = "Service '{1}' opens a port on every node of the cluster; use ClusterIP behind an Ingress or a gateway",
        Why =
            "A NodePort listens on every node, in front of no Ingress, with no name, no TLS and no limit but the firewall of the nodes, whoever can reach " +
            "them.",
        Repair = "Keep it inside the cluster",
        RepairedValue = "ClusterIP",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Service("""
                type: [|NodePort|]
                selector: { app: web }
                ports: [{ port: 80 }]
                """))
                .Fixed(Service("""
                type: ClusterIP
                selector: { app: web }
                ports: [{ port: 80 }]
                """)),
            Good.Kubernetes(Service("""
                type: ClusterIP
                selector: { app: web }
                ports: [{ port: 80 }]
                """)),
        ],
    };

    [Rule("SEA8263", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "kubescape:C-0297")]
    public static FieldRule SandboxWithoutRuntime => new(static item =>
        item.Kind == "SandboxTemplate" && item.Root.Text("spec", "podTemplate", "spec", "runtimeClassName") is var name &&
        (name.IsUnset || name.IsExplicitly("")) ? name : null)
    {
        Title = "Sandbox for agents has the ordinary runtime",
        Message = "SandboxTemplate '{1}' names no runtime class; code of agents runs on the kernel of the node",
        Why =
            "What an agent runs was written by nobody who is known. On the ordinary runtime only the kernel of the node stands between it and all other " +
            "pods; gVisor or Kata put a second wall there.",
        MoreExamples = static () =>
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
        ],
    };
}
