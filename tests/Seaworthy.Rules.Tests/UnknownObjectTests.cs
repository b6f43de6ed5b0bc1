using System;
using System.Linq;
using Seaworthy.Model;
using Xunit;

namespace Seaworthy.Rules.Tests;

/// <summary>
/// A value of a Kubernetes object that something fills in later is never marked, wherever it stands. Values between « and » are filled in one by one.
/// </summary>
public sealed class UnknownObjectTests
{
    const string Pod = """
            spec:
              restartPolicy: «Never»
              priorityClassName: «high»
              serviceAccountName: «default»
              hostNetwork: «true»
              topologySpreadConstraints:
              - { maxSkew: «0», topologyKey: «zone», whenUnsatisfiable: «Maybe», labelSelector: { matchLabels: { app: «api» } } }
              containers:
              - name: «Api_1»
                image: «acme/api:latest»
                command: [«sleep», «3600»]
                env:
                - { name: «A», value: «8080» }
                ports:
                - { name: «HTTP_port», containerPort: «0», protocol: «TCP» }
                - { name: «http», containerPort: «8080» }
                livenessProbe: { httpGet: { port: «web», path: «/» } }
                readinessProbe: { httpGet: { port: «web», path: «/» }, periodSeconds: «30s» }
                securityContext: { readOnlyRootFilesystem: «"true"», runAsUser: «"0"» }
        """;

    static readonly string[] s_objects =
    [
        "apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: «Web_1»\n  namespace: «default»\n  labels: { app: «a b», owner: «1» }\nspec:\n  " +
            "replicas: «1»\n  strategy: { type: «Recreate» }\n" +
            "  selector:\n    matchLabels: { app: «web» }\n    matchExpressions: [{ key: «app», operator: «In», values: [«x»] }]\n  template:\n    " +
                "metadata:\n      labels: { app: «api» }\n" + Pod,
        "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: { name: web }\nspec:\n  replicas: «3»\n  serviceName: «\"\"»\n  selector: { matchLabels: { app: " +
            "web } }\n  template:\n    metadata: { labels: { app: web } }\n" +
            "    spec: { containers: [{ name: a, image: «acme/a:1» }] }\n  volumeClaimTemplates:\n  - metadata: { name: data }\n    spec: { accessModes: " +
                "[«ReadWriteMany»], resources: { requests: { storage: «1Gi» } } }\n",
        "apiVersion: batch/v1\nkind: CronJob\nmetadata: { name: nightly }\nspec:\n  schedule: «x»\n  startingDeadlineSeconds: «1»\n  jobTemplate:\n    " +
            "spec:\n      ttlSecondsAfterFinished: «1»\n      template:\n        spec:\n" +
            "          restartPolicy: «Always»\n          containers: [{ name: a, image: «acme/a:1» }]\n",
        "apiVersion: «policy/v1beta1»\nkind: PodDisruptionBudget\nmetadata: { name: web }\nspec: { maxUnavailable: «0», minAvailable: «100%», " +
            "unhealthyPodEvictionPolicy: «x», selector: { matchLabels: { app: web } } }\n",
        "apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata: { name: web }\nspec: { minReplicas: «1», maxReplicas: «1», scaleTargetRef: { " +
            "apiVersion: apps/v1, kind: Deployment, name: «x» } }\n",
        "apiVersion: v1\nkind: Service\nmetadata: { name: «Web_1», namespace: «kube-system» }\nspec: { type: «NodePort», externalIPs: [«10.0.0.1»], ports: " +
            "[{ port: «80», targetPort: «80800» }] }\n",
        "apiVersion: v1\nkind: Namespace\nmetadata: { name: shop, labels: { pod-security.kubernetes.io/enforce: «privileged» } }\n",
        "apiVersion: v1\nkind: Secret\nmetadata: { name: shop, namespace: «default» }\ndata: { a: «not base64» }\n",
        "apiVersion: v1\nkind: ConfigMap\nmetadata: { name: shop, labels: { app: «yes» } }\ndata: { a: «8080» }\n",
        "apiVersion: policy/v1beta1\nkind: PodSecurityPolicy\nmetadata: { name: p, annotations: { seccomp.security.alpha.kubernetes.io/defaultProfileName: " +
            "«unconfined» } }\n" +
            "spec: { privileged: «true», hostPID: «true», hostIPC: «true», hostNetwork: «true», allowPrivilegeEscalation: «true», runAsUser: { rule: " +
                "«RunAsAny» }, requiredDropCapabilities: [«CHOWN»], allowedHostPaths: [{ pathPrefix: /, readOnly: «false» }] }\n",
    ];

    public static TheoryData<int> Objects() => [.. Enumerable.Range(0, s_objects.Length)];

    [Theory, MemberData(nameof(Objects))]
    public void Is_never_marked(int index)
    {
        var parts = s_objects[index].Split('«', '»');
        Assert.NotEmpty(Lint.Run(null, [], Mode.All, ("k8s.yaml", string.Concat(parts))).Findings);
        for (var unknown = 1; unknown < parts.Length; unknown += 2)
        {
            var text = string.Concat(parts.Select((part, i) => i == unknown ? "\"${UNKNOWN}\"" : part));
            foreach (var finding in Lint.Run(null, [], Mode.All, ("k8s.yaml", text)).FindingsIn("k8s.yaml"))
            {
                Assert.NotEqual("SEA0003", finding.Rule.Info.Id);
                // What is missing in an object or container is marked at its name, whatever that is.
                if (parts[unknown - 1].EndsWith("name: ", StringComparison.Ordinal))
                    continue;
                Assert.True(finding.Location.Source.ToString(finding.Location.Span).Trim('"') != "${UNKNOWN}", finding.ToString());
            }
        }
    }
}
