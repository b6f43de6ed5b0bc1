using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8004", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:no-extensions-v1beta kube-score:stable-version kics:object_is_using_a_deprecated_api_version trivy:KSV-0107 sonar:S1874")]
sealed class RemovedApiVersion : Rule<KubernetesObject>
{
    public override string Title => "Removed API version";

    public override string Message => "Kubernetes {0} does not serve API version {2} of {1}; {3}";

    public override string Why => """
        The API server rejects an object in an API version that it no longer serves. The deployment fails, and the object in the cluster stays as an
        earlier release left it or is missing.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/using-api/deprecation-guide/";

    public override string? Differences => """
        Which versions are removed depends on the cluster. The property SeaworthyKubernetesVersion, or the key seaworthy_kubernetes_version, sets its
        version; the default is the newest known release.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        var version = report.Settings.KubernetesVersion;
        if (KubernetesApis.Find(item.ApiVersion, item.Kind) is not { Removed: > 0 } api || !version.IsAtLeast(api.Removed))
            return;
        var setting = item.Root.Text("apiVersion");
        var finding = report.At(setting, version.ToString(), item.Kind, item.ApiVersion, api.Advice);
        if (api.Replacement is { } replacement && ApiChanges.Fits(item, replacement) && version.IsAtLeast(api.Since))
            finding.WithFix("Use " + replacement, f => f.Set(setting, replacement), ApiChanges.KeepMeaning(item, api) ? Safety.Safe : Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("[|extensions/v1beta1|]", "Deployment", """
            selector:
              matchLabels:
                app: web
            template:
              metadata:
                labels:
                  app: web
              spec:
                containers:
                - name: api
                  image: acme/api:1.4.2
            """))
            .Fixed(Deployment()),
        Bad.Kubernetes(Manifest("[|networking.k8s.io/v1beta1|]", "IngressClass", "controller: example.com/ingress"))
            .Fixed(Manifest("networking.k8s.io/v1", "IngressClass", "controller: example.com/ingress")),
        Bad.Kubernetes(Manifest("[|policy/v1beta1|]", "PodSecurityPolicy", """
            allowPrivilegeEscalation: false
            requiredDropCapabilities: [ALL]
            runAsUser: { rule: MustRunAsNonRoot }
            allowedHostPaths: [{ pathPrefix: /opt, readOnly: true }]
            """)),
        Good.Kubernetes(Manifest("networking.k8s.io/v1", "IngressClass", "controller: example.com/ingress")),
        Good.Kubernetes(Manifest("policy/v1beta1", "PodDisruptionBudget", """
            minAvailable: 50%
            selector: { matchLabels: { app: web } }
            """)).With("seaworthy_kubernetes_version", "1.24").Because("Kubernetes 1.24 still serves it"),
    ];
}
