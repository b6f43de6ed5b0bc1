using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8206", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0302")]
sealed class UnknownRouteBackend : Rule<KubernetesObject>
{
    public override string Title => "Route sends to a Service that does not exist";

    public override string Message => "{0} '{1}' sends to Service '{2}', which is not among these manifests";

    public override string Why => """
        A route of the Gateway API whose backend is missing is accepted; the gateway answers 500 for the share of requests that was to go there.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read; in mode All, a workload of any namespace or another Service. Backends of other kinds than Service are not looked for.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind is not ("HTTPRoute" or "GRPCRoute" or "TCPRoute" or "TLSRoute" or "UDPRoute") || item.Spec() is not { } spec)
            return;
        foreach (var rule in spec.Maps("rules"))
        {
            foreach (var backend in rule.Maps("backendRefs"))
            {
                if (backend.Scalar("name") is not { } name || ManifestNodes.TextOf(name) is not { } text || (backend.Text("kind") ?? "Service") != "Service"
                    || backend.Text("group") is not (null or ""))
                    continue;
                if (item.Unit.Lacks("Service", text, backend.Text("namespace") ?? item.Namespace, report.Settings.Mode >= Mode.All))
                    report.At(name, item.Kind, item.Name, text);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Manifest("gateway.networking.k8s.io/v1", "HTTPRoute", "rules: [{ backendRefs: [{ name: [|wep|], port: 80 }] }]"),
            Pod()),
        Good.Kubernetes(
            Manifest("gateway.networking.k8s.io/v1", "HTTPRoute", """
                rules:
                - backendRefs:
                  - { name: web, port: 80 }
                  - { name: bucket, group: storage.example.com, kind: Bucket }
                """),
            Service("selector: { app: web }"),
            Pod(metadata: "labels: { app: web }")),
    ];
}
