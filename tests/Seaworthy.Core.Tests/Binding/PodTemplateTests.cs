using System;
using System.Linq;
using Seaworthy.Linting;
using Seaworthy.Model;
using Seaworthy.Syntax;
using Xunit;

namespace Seaworthy.Core.Tests.Binding;

/// <summary>Where pods are found: in every kind that holds a template, and nowhere else.</summary>
public sealed class PodTemplateTests
{
    const string Template = "{ spec: { initContainers: [{ name: i, image: a }], containers: [{ name: c, image: a }], ephemeralContainers: [{ name: e, " +
        "image: a }] } }";

    [Theory]
    [InlineData("apiVersion: v1\nkind: Pod\nspec: { containers: [{ name: c, image: a }] }", 1)]
    [InlineData("{ \"apiVersion\": \"v1\", \"kind\": \"Pod\", \"spec\": { \"containers\": [{ \"name\": \"c\", \"image\": \"a\" }] } }", 1)]
    [InlineData("apiVersion: apps/v1\nkind: Deployment\nspec: { template: {0} }", 3)]
    [InlineData("apiVersion: v1\nkind: ReplicationController\nspec: { template: {0} }", 3)]
    [InlineData("apiVersion: batch/v1\nkind: CronJob\nspec: { jobTemplate: { spec: { template: {0} } } }", 3)]
    [InlineData("apiVersion: v1\nkind: PodTemplate\ntemplate: {0}", 3)]
    [InlineData("apiVersion: v1\nkind: List\nitems: [{ apiVersion: apps/v1, kind: DaemonSet, spec: { template: {0} } }, { apiVersion: apps/v1, kind: " +
        "StatefulSet, spec: { template: {0} } }]", 6)]
    [InlineData("apiVersion: argoproj.io/v1alpha1\nkind: Rollout\nspec: { template: {0} }", 3)]
    [InlineData("apiVersion: serving.knative.dev/v1\nkind: Service\nspec: { template: {0} }", 3)]
    [InlineData("apiVersion: apps.openshift.io/v1\nkind: DeploymentConfig\nspec: { template: {0} }", 3)]
    [InlineData("apiVersion: kubeflow.org/v1\nkind: PyTorchJob\nspec: { pytorchReplicaSpecs: { Master: { template: {0} }, Worker: { template: {0} } } }", 6)]
    [InlineData("apiVersion: jobset.x-k8s.io/v1alpha2\nkind: JobSet\nspec: { replicatedJobs: [{ name: w, template: { spec: { template: {0} } } }] }", 3)]
    [InlineData("apiVersion: elasticsearch.k8s.elastic.co/v1\nkind: Elasticsearch\nspec: { nodeSets: [{ name: d, podTemplate: {0} }] }", 3)]
    [InlineData("apiVersion: ray.io/v1\nkind: RayCluster\nspec: { headGroupSpec: { template: {0} }, workerGroupSpecs: [{ template: {0} }] }", 6)]
    [InlineData("apiVersion: agents.x-k8s.io/v1alpha1\nkind: Sandbox\nspec: { podTemplate: {0} }", 3)]
    [InlineData("apiVersion: keda.sh/v1alpha1\nkind: ScaledJob\nspec: { jobTargetRef: { template: {0} } }", 3)]
    [InlineData("apiVersion: kyverno.io/v1\nkind: ClusterPolicy\nspec: { rules: [{ validate: { pattern: { spec: { template: {0} } } } }] }", 0)]
    [InlineData("apiVersion: argoproj.io/v1alpha1\nkind: ApplicationSet\nspec: { template: { spec: { project: default } } }", 0)]
    [InlineData("apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nspec: { values: { template: {0} } }", 0)]
    [InlineData("apiVersion: v1\nkind: ConfigMap\ndata: { template: x }", 0)]
    public void Containers_are_found(string text, int count)
    {
        var file = new FoundFile("k8s.yaml", FileKind.Kubernetes, text.Replace("{0}", Template, StringComparison.Ordinal));
        var result = Linter.Run(WorkspaceBuilder.OfTexts([file], SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.None }, null), rethrowFaults: true));
        Assert.Equal(count, result.Deployment.KubernetesFiles[0].Objects.SelectMany(o => o.Workloads).Sum(w => w.Containers.Count));
    }
}
