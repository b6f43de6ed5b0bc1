using System.Collections.Generic;
using System.Linq;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>What is applied together, and what may be said of what is missing.</summary>
public sealed class RenderUnitTests
{
    const string Pod = "apiVersion: v1\nkind: Pod\nmetadata: { name: web, labels: { app: web, tier: front } }\nspec: { containers: [{ name: api, image: " +
        "acme/api:1 }] }\n";
    const string Service = "apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { selector: { app: wep } }\n";

    [Fact]
    public void A_folder_is_a_unit_and_what_lies_below_it_another()
    {
        var objects = Bind(("a/pod.yaml", Pod), ("a/service.yaml", Service), ("a/below/service.yaml", Service));
        Assert.Same(objects["a/pod.yaml"].Unit, objects["a/service.yaml"].Unit);
        Assert.NotSame(objects["a/pod.yaml"].Unit, objects["a/below/service.yaml"].Unit);
        Assert.True(objects["a/service.yaml"].Unit.IsClosed(null));
        Assert.False(objects["a/below/service.yaml"].Unit.IsClosed(null));
    }

    [Theory]
    [InlineData("a/values.yaml", "apiVersion: v1\nkind: Service\nmetadata:\n  name: {{ .Release.Name }}\n{{- if .Values.on }}\n{{- end }}\n")]
    [InlineData("a/broken.yaml", "apiVersion: v1\nkind: Pod\nmetadata: { name: [\n")]
    [InlineData("a/release.yaml", "apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: x }\n")]
    [InlineData("a/operated.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: Prometheus\nmetadata: { name: x }\n")]
    [InlineData("a/patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: x }\nspec: { replicas: 3 }\n")]
    public void A_unit_with_something_that_makes_or_hides_objects_is_not_closed(string path, string text)
    {
        var objects = Bind(("a/pod.yaml", Pod), (path, text));
        Assert.False(objects["a/pod.yaml"].Unit.IsClosed(null));
        Assert.False(objects["a/pod.yaml"].Unit.Lacks("Service", "none", null));
    }

    [Theory]
    [InlineData("a/rule.yaml", "apiVersion: monitoring.coreos.com/v1\nkind: PrometheusRule\nmetadata: { name: x }\n")]
    [InlineData("a/route.yaml", "apiVersion: gateway.networking.k8s.io/v1\nkind: HTTPRoute\nmetadata: { name: x }\n")]
    [InlineData("a/certificate.yaml", "apiVersion: cert-manager.io/v1\nkind: Certificate\nmetadata: { name: x }\n")]
    public void What_only_describes_leaves_it_closed(string path, string text) =>
        Assert.True(Bind(("a/pod.yaml", Pod), (path, text))["a/pod.yaml"].Unit.IsClosed(null));

    [Fact]
    public void What_is_found_anywhere_in_the_workspace_is_not_missing_unless_files_are_isolated()
    {
        (string, string)[] files = [("a/pod.yaml", Pod), ("b/service.yaml", Service)];
        Assert.False(Bind(files)["a/pod.yaml"].Unit.Lacks("Service", "web", null));
        Assert.True(Bind(true, files)["a/pod.yaml"].Unit.Lacks("Service", "web", null));
        Assert.True(Bind(files)["a/pod.yaml"].Unit.Lacks("Service", "other", null));
    }

    [Theory]
    [InlineData(null, null, false)]
    [InlineData("shop", null, false)]
    [InlineData(null, "default", false)]
    [InlineData("shop", "shop", false)]
    [InlineData("shop", "${NS}", false)]
    [InlineData("shop", "store", true)]
    public void A_namespace_that_is_not_written_may_be_any(string? one, string? other, bool isMissing)
    {
        var pod = Pod.Replace("name: web,", other is null ? "name: web," : $"name: web, namespace: \"{other}\",", System.StringComparison.Ordinal);
        var near = Pod.Replace("name: web,", one is null ? "name: near," : $"name: near, namespace: {one},", System.StringComparison.Ordinal)
            .Replace("app: web", "app: near", System.StringComparison.Ordinal);
        var objects = Bind(("a/near.yaml", near), ("b/pod.yaml", pod));
        Assert.Equal(isMissing, objects["a/near.yaml"].Unit.Lacks("Pod", "web", one));
    }

    [Theory]
    [InlineData("{ app: web }", true)]
    [InlineData("{ app: web, tier: back }", false)]
    [InlineData("{}", true)]
    [InlineData("{ app: \"${APP}\" }", null)]
    [InlineData("{ statefulset.kubernetes.io/pod-name: web-0 }", null)]
    public void Plain_selectors(string selector, bool? matches) => Assert.Equal(matches, Match("Service", "selector: " + selector));

    [Theory]
    [InlineData("{ matchLabels: { app: web } }", true)]
    [InlineData("{ matchExpressions: [{ key: app, operator: In, values: [api, web] }] }", true)]
    [InlineData("{ matchExpressions: [{ key: app, operator: In, values: [api] }] }", false)]
    [InlineData("{ matchExpressions: [{ key: app, operator: NotIn, values: [api] }] }", true)]
    [InlineData("{ matchExpressions: [{ key: none, operator: NotIn, values: [api] }] }", true)]
    [InlineData("{ matchExpressions: [{ key: app, operator: Exists }] }", true)]
    [InlineData("{ matchExpressions: [{ key: app, operator: DoesNotExist }] }", false)]
    [InlineData("{ matchExpressions: [{ key: app, operator: Near, values: [web] }] }", null)]
    [InlineData("{ matchLabels: { app: web }, matchExpressions: [{ key: tier, operator: In, values: [\"{{ x }}\"] }] }", null)]
    public void Selectors_with_expressions(string selector, bool? matches) => Assert.Equal(matches, Match("NetworkPolicy", "podSelector: " + selector));

    [Fact]
    public void An_overlay_and_its_base_are_one_unit_and_findings_stand_where_the_value_is_written()
    {
        const string Head = "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n";
        const string Target = "scaleTargetRef: { kind: Deployment, name: web }, maxReplicas: 5";
        var findings = Find(
            ["SEA8200", "SEA8207", "SEA8214", "SEA8218"],
            ("base/kustomization.yaml", Head + "resources: [web.yaml, service.yaml]\nconfigMapGenerator: [{ name: settings, literals: [a=b] }]\n"),
            ("base/web.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: web }\nspec:\n  replicas: 3\n  template:\n    metadata: { labels: " +
                "{ app: web } }\n    spec:\n" +
                "      containers:\n      - { name: api, image: acme/api:1, envFrom: [{ configMapRef: { name: settings } }] }\n---\napiVersion: v1\nkind: " +
                    "ConfigMap\nmetadata: { name: other }\n"),
            ("base/service.yaml", Service.Replace("wep", "web", System.StringComparison.Ordinal)),
            ("over/kustomization.yaml", Head + "namespace: shop\nnamePrefix: prod-\nresources: [../base, hpa.yaml]\npatches: [{ path: patch.yaml }]\n"),
            ("over/hpa.yaml", "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { " + Target + " }\n"),
            ("over/patch.yaml", Service));
        Assert.Equal(["SEA8218 base/web.yaml:5", "SEA8200 over/patch.yaml:4"], findings);
    }

    static List<string> Find(string[] ids, params (string Path, string Text)[] files)
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.None, SeverityOf = id => ids.Contains(id) ? Severity.Warning : null }, null);
        var found = files.Select(f => new FoundFile(f.Path, f.Path.EndsWith("kustomization.yaml", System.StringComparison.Ordinal) ? FileKind.Kustomization : FileKind.Kubernetes, f.Text));
        return [.. Linter.Run(WorkspaceBuilder.OfTexts([.. found], settings, rethrowFaults: true)).Findings.Select(f => $"{f.Rule.Info.Id} {f.Location.Source.Path}:{f.Location.Start.Line + 1}")];
    }

    static bool? Match(string kind, string selector)
    {
        var version = kind == "Service" ? "v1" : "networking.k8s.io/v1";
        var objects = Bind(("a/pod.yaml", Pod), ("a/it.yaml", $"apiVersion: {version}\nkind: {kind}\nmetadata: {{ name: it }}\nspec: {{ {selector} }}\n"));
        return objects["a/it.yaml"].PodSelector!.Matches(objects["a/pod.yaml"].Workloads[0].Labels, isPod: true);
    }

    static Dictionary<string, KubernetesObject> Bind(params (string Path, string Text)[] files) => Bind(false, files);

    static Dictionary<string, KubernetesObject> Bind(bool isolate, params (string Path, string Text)[] files)
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.None }, null);
        var found = files.Select(f => new FoundFile(f.Path, FileKind.Kubernetes, f.Text)).ToList();
        var deployment = Linter.Run(WorkspaceBuilder.OfTexts(found, settings, isolate: isolate, rethrowFaults: true)).Deployment;
        return deployment.KubernetesFiles.Where(m => m.Objects.Count > 0).ToDictionary(m => m.File.Path, m => m.Objects[0]);
    }
}
