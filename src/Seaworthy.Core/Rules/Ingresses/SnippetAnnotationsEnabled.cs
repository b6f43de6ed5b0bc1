using System.Globalization;
using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Ingresses;

[Rule("SEA8260", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0059")]
sealed class SnippetAnnotationsEnabled : Rule<Pod>
{
    public override string Title => "Snippet annotations enabled";

    public override string Message => "Container '{0}' runs an ingress-nginx release that accepts snippets; set allow-snippet-annotations to 'false'";

    public override string Why => """
        Before 1.9 the controller copies snippet annotations of every Ingress into its configuration by default. A user who can create an Ingress can
        then read the Secrets of all namespaces (CVE-2021-25742). Releases since 1.9 reject them by default.
        """;

    public override string Sources => """
        https://github.com/kubernetes/ingress-nginx/issues/7837
        https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#allow-snippet-annotations
        """;

    public override string? Differences => """
        Since release 1.9 snippets are rejected unless the ConfigMap allows them, so later releases are not reported.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Kind != "Deployment" || workload.Object is not { } item)
            return;
        foreach (var container in workload.Containers)
        {
            if (container.Image is not { Name: { Tag: { } tag } name, Text: { } text } image || !IsController(name.Repository) || !TakesSnippets(tag)
                || IsForbidden(item))
                continue;
            report.At(image.SpanOf(Seaworthy.Text.TextSpan.FromBounds(0, text.Length)), container.Name);
        }
    }

    static bool IsController(string repository) =>
        repository.Contains("ingress-nginx") || repository.Contains("nginx-ingress-controller") || repository.Contains("ingress-controller");

    static bool TakesSnippets(string tag)
    {
        var version = tag.TrimStart('v').Split('.');
        return version.Length > 1 && int.TryParse(version[0], NumberStyles.None, CultureInfo.InvariantCulture, out var major) &&
            int.TryParse(version[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minor) && (major == 0 || (major == 1 && minor < 9));
    }

    static bool IsForbidden(KubernetesObject item)
    {
        foreach (var map in item.Unit.NearAnywhere("ConfigMap", item.Namespace) ?? [])
        {
            if (map.Node.Map("data") is { } data && data.Find("allow-snippet-annotations") is not null && data.Text("allow-snippet-annotations") != "true")
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: controller
                  image: [|registry.k8s.io/ingress-nginx/controller:v1.2.1|]
            """, name: "ingress")),
        Good.Kubernetes(
            Manifest("apps/v1", "Deployment", """
                template:
                  spec:
                    containers:
                    - name: controller
                      image: registry.k8s.io/ingress-nginx/controller:v1.2.1
                """, name: "ingress"),
            Manifest("v1", "ConfigMap", name: "ingress", fields: """data: { allow-snippet-annotations: "false" }""")),
        Good.Kubernetes(Manifest("apps/v1", "Deployment", """
            template:
              spec:
                containers:
                - name: controller
                  image: registry.k8s.io/ingress-nginx/controller:v1.12.1
            """, name: "ingress")).Because("since 1.9 snippets are rejected by default"),
    ];
}
