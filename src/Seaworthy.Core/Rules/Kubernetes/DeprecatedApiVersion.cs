using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8005", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:no-extensions-v1beta kube-score:stable-version kics:object_is_using_a_deprecated_api_version trivy:KSV-0107 sonar:S1874")]
sealed class DeprecatedApiVersion : Rule<KubernetesObject>
{
    public override string Title => "Deprecated API version";

    public override string Message => "API version {1} of {0} is deprecated{2}; {3}";

    public override string Why => """
        A deprecated API version works until the cluster is upgraded to a release that no longer serves it; then every apply of the object fails. Both
        versions are served for a while, so the manifest can be moved to the successor before the upgrade.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/using-api/deprecation-guide/";

    public override void Check(KubernetesObject item, Report report)
    {
        var version = report.Settings.KubernetesVersion;
        if (KubernetesApis.Find(item.ApiVersion, item.Kind) is not { } api || !version.IsAtLeast(api.Since) || api.Removed > 0
            && version.IsAtLeast(api.Removed))
            return;
        var setting = item.Root.Text("apiVersion");
        var end = api.Removed > 0 ? " and removed in Kubernetes 1." + api.Removed.ToString(System.Globalization.CultureInfo.InvariantCulture) : "";
        var finding = report.At(setting, item.Kind, item.ApiVersion, end, api.Advice);
        if (api.Replacement is { } replacement && ApiChanges.Fits(item, replacement))
            finding.WithFix("Use " + replacement, f => f.Set(setting, replacement), ApiChanges.KeepMeaning(item, api) ? Safety.Safe : Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("[|policy/v1beta1|]", "PodDisruptionBudget", """
            minAvailable: 50%
            selector:
              matchLabels:
                app: web
            """)).With("seaworthy_kubernetes_version", "1.24")
            .Fixed(DisruptionBudget("minAvailable: 50%")),
        Bad.Kubernetes(Manifest("[|batch/v1beta1|]", "CronJob", """
            schedule: "0 3 * * *"
            jobTemplate:
              spec:
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                    - name: report
                      image: acme/report:1.4.2
            """, name: "nightly")).With("seaworthy_kubernetes_version", "1.22")
            .Fixed(CronJob()),
        Good.Kubernetes(CronJob()),
        Good.Kubernetes(Manifest("batch/v1beta1", "CronJob", """
            schedule: "0 3 * * *"
            jobTemplate:
              spec:
                template:
                  spec:
                    restartPolicy: Never
                    containers:
                    - name: report
                      image: acme/report:1.4.2
            """, name: "nightly")).With("seaworthy_kubernetes_version", "1.20").Because("Kubernetes 1.20 does not serve the successor yet"),
    ];
}
