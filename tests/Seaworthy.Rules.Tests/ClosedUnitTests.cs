using System.Collections.Generic;
using System.Linq;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>What is missing beside an object: mode All wants less to be sure of it, and a lone object is no fault in any mode.</summary>
public class ClosedUnitTests
{
    const string Pod = """
        apiVersion: v1
        kind: Pod
        metadata:
          name: web
          namespace: shop
          labels: { app: web }
        spec:
          containers:
          - name: api
            image: acme/api:1.4.2

        """;

    const string Service = """
        apiVersion: v1
        kind: Service
        metadata:
          name: web
          namespace: staging
        spec:
          selector: { app: web }
          ports:
          - port: 80

        """;

    const string Ingress = """
        apiVersion: networking.k8s.io/v1
        kind: Ingress
        metadata:
          name: web
          namespace: staging
        spec:
          defaultBackend:
            service:
              name: wep
              port: { number: 80 }

        """;

    const string Autoscaler = """
        apiVersion: autoscaling/v2
        kind: HorizontalPodAutoscaler
        metadata:
          name: web
          namespace: staging
        spec:
          scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: web }
          minReplicas: 2
          maxReplicas: 5

        """;

    const string Policy = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: staging
        spec:
          podSelector:
            matchLabels: { app: web }
          policyTypes: [Ingress, Egress]

        """;

    [Theory]
    [InlineData("SEA8200", Service)]
    [InlineData("SEA8207", Autoscaler)]
    [InlineData("SEA8209", Policy)]
    public void A_workload_of_another_namespace_is_enough_in_mode_all(string id, string text)
    {
        Assert.Contains(id, Found(Mode.All, Pod + "---\n" + text));
        Assert.DoesNotContain(id, Found(Mode.Recommended, Pod + "---\n" + text));
        Assert.DoesNotContain(id, Found(Mode.All, text));
    }

    [Fact]
    public void Another_Service_is_enough_for_a_backend_in_mode_all()
    {
        Assert.Contains("SEA8204", Found(Mode.All, Service + "---\n" + Ingress));
        Assert.DoesNotContain("SEA8204", Found(Mode.Recommended, Service + "---\n" + Ingress));
        Assert.DoesNotContain("SEA8204", Found(Mode.All, Ingress));
    }

    static IEnumerable<string> Found(Mode mode, string text) =>
        Lint.Run(null, [], mode, ("k8s.yaml", text)).FindingsIn("k8s.yaml").Select(f => f.Rule.Info.Id);
}
