using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Secrets;

[Rule("SEA2122", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:using_kubernetes_native_secret_management kubescape:C-0208 cis-kubernetes:5.4.2")]
sealed class SecretInManifest : Rule<KubernetesObject>
{
    public override string Title => "Secret defined in a manifest";

    public override string Message => "Secret '{0}' is defined in the manifest; use an external secret store";

    public override string Why => """
        A Secret in a manifest is encoded, not encrypted, so every clone of the repository contains it in readable form. An external store controls and
        records access, and can rotate the secret. Acceptable for encrypted manifests, such as those of Sealed Secrets or SOPS.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/security/secrets-good-practices/";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item is { Kind: "Secret", ApiVersion: "v1" } && !HasStore(item))
            report.At(item.NameSpan, item.Name);
    }

    // The credentials for a store are a Secret themselves.
    static bool HasStore(KubernetesObject item)
    {
        string[] stores = ["SecretStore", "ClusterSecretStore", "SecretProviderClass"];
        foreach (var store in stores)
        {
            if (item.Unit.HasNear(store, null))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "Secret", name: "[|db|]", fields: "stringData: { url: '${URL}' }")),
        Good.Kubernetes(Manifest("external-secrets.io/v1", "ExternalSecret", name: "db")),
    ];
}
