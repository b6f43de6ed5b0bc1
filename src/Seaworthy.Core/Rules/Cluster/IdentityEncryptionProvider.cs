namespace Seaworthy.Rules.Cluster;

[Rule("SEA8580", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:encryption_provider_not_properly_configured kubescape:C-0142 cis-kubernetes:1.2.28")]
sealed class IdentityEncryptionProvider : Rule<KubernetesObject>
{
    public override string Title => "Secrets are written in clear text all the same";

    public override string Message => "The first provider is '{0}', which encrypts nothing; put kms, secretbox, aesgcm or aescbc first";

    public override string Why => """
        The first provider of the list writes, the others only read. With 'identity' first the configuration is there, and everything new is stored as it is.
        """;

    public override string? Differences => """
        KICS asks only whether a provider that encrypts stands in the list, wherever, and does not count aesgcm as one. The first is the one that writes.
        """;

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
