using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8206", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0302")]
sealed class UnknownRouteBackend : Rule<KubernetesObject>
{
    public override string Title => "Unknown route backend";

    public override string Message => "{0} '{1}' forwards to Service '{2}', which is not among these manifests; add it or check the name";

    public override string Why => """
        The API server accepts a Gateway API route whose backend does not exist. The gateway answers 500 for the share of HTTP requests that the
        backend would get, and rejects other connections.
        """;

    public override string Sources => "https://gateway-api.sigs.k8s.io/api-types/httproute/";

    public override string? Differences => """
        The rule reports only if the directory or kustomization also contains a workload and all of its files can be parsed; in mode All, a workload
        of any namespace or another Service is enough. Backends of other kinds than Service are not checked.
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
