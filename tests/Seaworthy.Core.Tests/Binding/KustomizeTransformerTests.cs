using System;
using System.Linq;
using Xunit;
using static Seaworthy.Core.Tests.Binding.Kustomized;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>Namespaces, names, labels, images and replacements go as far as kustomize takes them.</summary>
public sealed class KustomizeTransformerTests
{
    [Fact]
    public void Namespace_and_labels_are_those_of_the_kustomization()
    {
        var result = Run(
            s_base, ("base/web.yaml", Web + "---\napiVersion: rbac.authorization.k8s.io/v1\nkind: ClusterRole\nmetadata: { name: r }\n"),
            ("prod/kustomization.yaml", "resources: [../base]\nnamespace: prod\ncommonLabels: { team: a }\nlabels: [{ pairs: { tier: b } }]\nnamePrefix: " +
                "x-\nconfigMapGenerator: [{ name: c }]\n"));
        var objects = result.Deployment.KubernetesFiles.SelectMany(f => f.Objects).ToList();
        Assert.Equal(["prod", null], objects.Select(o => o.Namespace));
        Assert.Equal(["a", "b"], new[] { "team", "tier" }.Select(k => ((Seaworthy.Syntax.Yaml.YamlScalar)((Seaworthy.Syntax.Yaml.YamlMapping)((Seaworthy.Syntax.Yaml.YamlMapping)objects[0].Node.Find("metadata")!.Value).Find("labels")!.Value).Find(k)!.Value).Value));
    }

    [Fact]
    public void A_component_changes_what_it_is_added_to()
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", "resources: [../base]\ncomponents: [../part]\n"),
            ("part/kustomization.yaml", "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\npatches: [{ path: p.yaml }]\n"),
                ("part/p.yaml", Patch + "securityContext: { privileged: false }\n"),
        ];
        Assert.Empty(Found(files, "SEA2003"));
    }

    [Fact]
    public void The_namespace_is_given_to_its_object_too_and_to_what_refers_into_it()
    {
        var result = Run(
            ("all.yaml", """
                apiVersion: v1
                kind: Namespace
                metadata: { name: system, labels: { team: a } }
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: hook, namespace: system }
                ---
                apiVersion: v1
                kind: ServiceAccount
                metadata: { name: runner, namespace: shop }
                ---
                apiVersion: rbac.authorization.k8s.io/v1
                kind: ClusterRoleBinding
                metadata: { name: b }
                subjects:
                - { kind: ServiceAccount, name: runner, namespace: system }
                - { kind: ServiceAccount, name: stranger, namespace: elsewhere }
                ---
                apiVersion: apiregistration.k8s.io/v1
                kind: APIService
                metadata: { name: v1.acme.test }
                spec: { service: { name: api, namespace: system } }
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingWebhookConfiguration
                metadata: { name: w }
                webhooks:
                - clientConfig: { service: { name: hook, namespace: system } }
                - clientConfig: { service: { name: stranger, namespace: elsewhere } }
                """),
            ("kustomization.yaml", "resources: [all.yaml]\nnamespace: shop\n"));
        var objects = Objects(result);
        Assert.Equal([("Namespace", "shop", null), ("Service", "hook", "shop"), ("ServiceAccount", "runner", "shop"), ("ClusterRoleBinding", "b", null),
            ("APIService", "v1.acme.test", null), ("ValidatingWebhookConfiguration", "w", null)], objects.Select(o => (o.Kind, o.Name, o.Namespace)));
        Assert.Equal(["shop", "elsewhere"], new[] { 0, 1 }.Select(i => TextAt(objects[3].Node, $"subjects/{i}/namespace")));
        Assert.Equal("shop", TextAt(objects[4].Node, "spec/service/namespace"));
        Assert.Equal(["shop", "elsewhere"], new[] { 0, 1 }.Select(i => TextAt(objects[5].Node, $"webhooks/{i}/clientConfig/service/namespace")));
    }

    [Fact]
    public void What_the_kustomization_says_again_stays_where_it_was()
    {
        var result = Run(("ns.yaml", "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n"),
            ("kustomization.yaml", "resources: [ns.yaml]\nnamespace: shop\n"));
        Assert.Equal("ns.yaml", Assert.Single(Objects(result)).File.Path);
    }

    [Theory]
    [InlineData("commonLabels: { app: shop }\n", "shop", "shop")]
    [InlineData("labels: [{ pairs: { app: shop }, includeSelectors: true }]\n", "shop", "shop")]
    [InlineData("labels: [{ pairs: { app: shop }, includeTemplates: true }]\n", "shop", "web")]
    [InlineData("labels: [{ pairs: { app: shop } }]\n", "web", "web")]
    [InlineData("commonAnnotations: { app: shop }\n", "web", "web")]
    public void Labels_go_as_far_as_they_are_told_to(string text, string template, string selector)
    {
        var result = Run(
            ("web.yaml", Web.Replace("  replicas: 1\n", "  selector: { matchLabels: { app: web } }\n", StringComparison.Ordinal) + """
                ---
                apiVersion: v1
                kind: Service
                metadata: { name: web }
                spec: { selector: { app: web }, ports: [{ port: 80 }] }
                ---
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: { name: web }
                spec:
                  podSelector: { matchLabels: { app: web } }
                  ingress:
                  - from:
                    - podSelector: { matchLabels: { app: web } }
                    - namespaceSelector: {}
                ---
                apiVersion: acme.test/v1
                kind: Rollout
                metadata: { name: web }
                spec: { selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [] } } }
                """),
            ("kustomization.yaml", "resources: [web.yaml]\n" + text));
        var objects = Objects(result);
        Assert.Equal(template, TextAt(objects[0].Node, "spec/template/metadata/labels/app"));
        Assert.Equal(selector, TextAt(objects[0].Node, "spec/selector/matchLabels/app"));
        Assert.Equal(selector, TextAt(objects[1].Node, "spec/selector/app"));
        Assert.Equal([selector, selector, null], new[] { "podSelector", "ingress/0/from/0/podSelector",
            "ingress/0/from/1/podSelector" }.Select(p => TextAt(objects[2].Node, "spec/" + p + "/matchLabels/app")));
        // Kustomize knows no such kind, and leaves its pods alone.
        Assert.Equal(["web", "web"], new[] { "spec/selector/matchLabels/app", "spec/template/metadata/labels/app" }.Select(p => TextAt(objects[3].Node, p)));
    }

    [Theory]
    [InlineData("kind: LabelTransformer\nlabels: { team: a }\nfieldSpecs: [{ path: metadata/labels, create: true }]\n", "metadata/labels/team", "a")]
    [InlineData("kind: LabelTransformer\nlabels: { app: a }\nfieldSpecs: [{ path: spec/template/metadata/labels, kind: Deployment }]\n",
        "spec/template/metadata/labels/app", "a")]
    [InlineData("kind: LabelTransformer\nlabels: { app: a }\nfieldSpecs: [{ path: spec/template/metadata/labels, kind: StatefulSet }]\n",
        "spec/template/metadata/labels/app", "web")]
    [InlineData("kind: AnnotationsTransformer\nannotations: { team: a }\nfieldSpecs: [{ path: metadata/annotations, create: true }]\n",
        "metadata/annotations/team", "a")]
    [InlineData("kind: NamespaceTransformer\nmetadata: { name: n, namespace: shop }\n", "metadata/namespace", "shop")]
    [InlineData("kind: PrefixTransformer\nprefix: x-\n", "metadata/name", "web")]
    [InlineData("kind: SetterOfSecrets\n", "spec/replicas", "1")]
    public void Transformers_of_kustomize_itself_are_followed(string text, string path, string value)
    {
        (string, string)[] files =
        [
            s_base, ("base/web.yaml", Web), ("prod/kustomization.yaml", "resources: [../base]\npatches: [{ path: p.yaml }]\ntransformers: [t.yaml]\n"),
                ("prod/p.yaml", Patch + "securityContext: { privileged: false }\n"), ("prod/t.yaml", "apiVersion: builtin\n" + text),
        ];
        Assert.Equal(value, TextAt(Objects(Run(files)).Last(o => o.Workloads.Count > 0).Node, path));
        Assert.Equal(text.Contains("Secrets", StringComparison.Ordinal) ? 1 : 0, Found(files, "SEA2003").Count);
    }

    [Theory]
    [InlineData("- source: { kind: ConfigMap, name: c, fieldPath: data.image }\n  targets: [{ select: { kind: Deployment }, fieldPaths: " +
        "['spec.template.spec.containers.[name=side].image'] }]\n", "acme/taken:latest")]
    [InlineData("- source: { kind: ConfigMap, name: c, fieldPath: data.image }\n  targets: [{ select: { kind: Deployment }, reject: [{ name: web }], " +
        "fieldPaths: [spec.template.spec.containers.1.image] }]\n", "acme/side:latest")]
    [InlineData("- source: { kind: ConfigMap, name: made, fieldPath: data.image }\n  targets: [{ select: { name: web }, fieldPaths: " +
        "['spec.template.spec.containers.*.image'] }]\n", "$(replacement)")]
    [InlineData("- source: { kind: ConfigMap, name: c, fieldPath: data.image }\n  targets: [{ select: { kind: Deployment }, fieldPaths: " +
        "[.spec.template.spec.containers.1.image], options: { delimiter: ':', index: 1 } }]\n", "$(replacement)")]
    [InlineData("- source: { kind: Deployment, fieldPath: metadata.name }\n  targets: [{ select: { kind: Deployment }, fieldPaths: " +
        "['metadata.annotations.[acme.test/from]'], options: { create: true } }]\n", "acme/side:latest")]
    [InlineData("- path: more.yaml\n", "acme/taken:latest")]
    public void Replacements_take_values_over_or_leave_them_unknown(string text, string image)
    {
        (string, string)[] files =
        [
            ("web.yaml", Web), ("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: c }\ndata: { image: 'acme/taken:latest' }\n"),
            ("more.yaml", "source: { kind: ConfigMap, fieldPath: data.image }\ntargets:\n- select: { kind: Deployment }\n  fieldPaths: " +
                "[spec.template.spec.containers.1.image]\n"),
            ("kustomization.yaml", "resources: [web.yaml, c.yaml]\nconfigMapGenerator: [{ name: made }]\nconfigurations: [names.yaml]\nreplacements:\n" + text),
        ];
        Assert.Equal(image, TextAt(Objects(Run(files))[0].Node, "spec/template/spec/containers/1/image"));
        Assert.Equal(image.StartsWith('$') ? [] : [image == "acme/taken:latest" ? "c.yaml:latest" : "web.yaml:latest"], Found(files, "SEA1001").Select(At));
    }

    [Theory]
    [InlineData("newTag: 2.0, digest: 'sha256:0000000000000000000000000000000000000000000000000000000000000000'",
        "acme/side:2.0@sha256:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("newTag: 2.0", "acme/side:2.0")]
    [InlineData("tagSuffix: -alpine", "acme/side:latest-alpine")]
    [InlineData("newTag: 2.0, tagSuffix: -alpine", "acme/side:2.0-alpine")]
    [InlineData("newName: acme/other", "acme/other:latest")]
    public void Images_are_put_together_as_kustomize_does(string change, string image) =>
        Assert.Equal(image, TextAt(Objects(Run(("web.yaml", Web), ("kustomization.yaml", "resources: [web.yaml]\nimages: [{ name: acme/side, " + change
            + " }]\n")))[0].Node, "spec/template/spec/containers/1/image"));

    [Theory]
    [InlineData("", 1)]
    [InlineData("configMapGenerator: [{ name: settings, behavior: merge, literals: [level=info] }]\n", 0)]
    [InlineData("patches: [{ patch: '{ apiVersion: v1, kind: ConfigMap, metadata: { name: settings }, data: { level: info } }' }]\n", 0)]
    [InlineData("transformers: [x.yaml]\n", 0)]
    public void A_key_may_come_from_the_overlay(string text, int count)
    {
        (string, string)[] files =
        [
            ("base/kustomization.yaml", "resources: [web.yaml]\n" + (text.StartsWith("transformers", StringComparison.Ordinal) ? text : "")),
            ("base/web.yaml", Web.Replace("value: hunter22", "valueFrom: { configMapKeyRef: { name: settings, key: level } }", StringComparison.Ordinal)
                + "---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { other: a }\n"),
            ("prod/kustomization.yaml", "resources: [../base]\n" + text),
        ];
        Assert.Equal(count, Found(files, "SEA8215").Count);
    }
}
