using System.Linq;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>Annotations by which other tools are told what to leave alone hold for the rules with the same check.</summary>
public class PeerAnnotationTests
{
    [Theory]
    [InlineData("ignore-check.kube-linter.io/latest-tag: why", false)]
    [InlineData("kube-linter.io/ignore-all: why", false)]
    [InlineData("ignore-check.kube-linter.io/host-pid: why", true)]
    [InlineData("kube-score/ignore: container-image-tag", false)]
    [InlineData("kube-score/ignore: service-type, container-image-tag", false)]
    [InlineData("kube-score/ignore: \"*\"", false)]
    [InlineData("kube-score/ignore: service-type", true)]
    [InlineData("polaris.fairwinds.com/exempt: \"true\"", false)]
    [InlineData("polaris.fairwinds.com/tagNotSpecified-exempt: \"true\"", false)]
    [InlineData("polaris.fairwinds.com/tagNotSpecified-exempt: \"false\"", true)]
    [InlineData("polaris.fairwinds.com/hostPIDSet-exempt: \"true\"", true)]
    public void Are_honoured(string annotation, bool isReported)
    {
        var result = Lint.Run(null, [], Mode.Recommended, ("k8s.yaml", $$"""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
              annotations:
                {{annotation}}
            spec:
              selector:
                matchLabels: { app: web }
              template:
                metadata:
                  labels: { app: web }
                spec:
                  containers: [{ name: api, image: acme/api }]
            """));
        Assert.Equal(isReported, result.FindingsIn("k8s.yaml").Any(f => f.Rule.Info.Id == "SEA1001"));
    }
}
