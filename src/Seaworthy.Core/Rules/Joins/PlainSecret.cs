using System.Collections.Generic;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Joins;

[Rule("SEA8243", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:using_kubernetes_native_secret_management",
    Related = "kubescape:C-0208")]
public sealed class PlainSecret : Rule<KubernetesObject>
{
    public override string Title => "Secret is kept in the cluster alone";

    public override string Message => "Secret '{0}' is a plain one; these manifests use no external store for secrets";

    public override string Why => """
        A Secret of Kubernetes is text in its database, readable for everybody who may read Secrets, and in the repository for everybody who may read that. A store of its own encrypts, rotates and logs.
        """;

    public override string? Differences => """
        It speaks of the Secrets that there are. One peer reports every workload whose first volume does not come from an external store, whether or not it needs a secret.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is not { Kind: "Secret", ApiVersion: "v1" } || item.Node.Text("type") == "kubernetes.io/service-account-token")
            return;
        string[] stores = ["SecretProviderClass", "SecretStore", "ClusterSecretStore", "ExternalSecret", "VaultStaticSecret"];
        foreach (var store in stores)
        {
            if (item.Unit.HasNear(store, null))
                return;
        }
        report.At(item.NameSpan, item.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Secret
            metadata:
              name: [|web|]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Secret
            metadata:
              name: web
            ---
            apiVersion: secrets-store.csi.x-k8s.io/v1
            kind: SecretProviderClass
            metadata:
              name: vault
            spec:
              provider: vault
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web
            """),
    ];
}
