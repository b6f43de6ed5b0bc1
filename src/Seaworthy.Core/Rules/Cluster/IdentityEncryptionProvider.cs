namespace Seaworthy.Rules.Cluster;

[Rule("SEA8580", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:encryption_provider_not_properly_configured kubescape:C-0142 cis-kubernetes:1.2.28")]
sealed class IdentityEncryptionProvider : Rule<KubernetesObject>
{
    public override string Title => "Encryption provider identity comes first";

    public override string Message =>
        "Provider '{0}' comes first, so new Secrets are stored unencrypted; move kms, secretbox, aesgcm or aescbc before it";

    public override string Why =>
        "The API server writes with the first provider of the list and uses the others only to read. With `identity` first, encryption at rest " +
        "looks configured, but all new data is stored in clear text. This is intended only while encryption is being turned off.";

    public override string Sources =>
        "https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/ " +
        "https://kubernetes.io/docs/reference/config-api/apiserver-encryption.v1/";

    public override string? Differences =>
        "KICS accepts an encrypting provider at any position of the list, and does not accept aesgcm. Only the first provider is used to write.";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "EncryptionConfiguration" || item.Root.Value("resources") is not YamlSequence resources)
            return;
        foreach (var entry in resources.Items)
        {
            if (entry.Resolve() is YamlMapping mapping && mapping.Find("providers")?.Value.Resolve() is YamlSequence { Items.Count: > 0 } providers &&
                providers.Items[0].Resolve() is YamlMapping { Entries.Count: > 0 } first && first.Entries[0] is { KeyText: "identity" } provider)
            {
                report.At(provider.Key, "identity");
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
            - resources: [secrets]
              providers:
              - [|identity|]: {}
              - aescbc: { keys: [{ name: one, secret: c2VjcmV0 }] }
            """),
        Good.Kubernetes("""
            apiVersion: apiserver.config.k8s.io/v1
            kind: EncryptionConfiguration
            resources:
            - resources: [secrets]
              providers:
              - kms: { apiVersion: v2, name: vault, endpoint: unix:///run/kms.sock }
              - identity: {}
            """).Because("identity only reads what was stored before"),
    ];
}
