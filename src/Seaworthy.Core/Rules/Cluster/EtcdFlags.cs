using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of etcd: CIS Kubernetes 2.</summary>
static class EtcdFlags
{
    [Rule("SEA8546", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0042 checkov:CKV_K8S_116 kics:etcd_tls_certificate_files_not_properly_set kubescape:C-0153 cis-kubernetes:2.1")]
    public static FlagRule MissingEtcdServerCertificate => new(Set(Etcd, "cert-file", "key-file"))
    {
        Title = "No server certificate for etcd",
        Message = "The etcd server accepts clients without TLS; set {1} and --key-file",
        Why =
            "All objects of the cluster, Secrets included, pass between etcd and the API server. Without TLS an attacker on the network can read " +
            "and change them.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
    };

    [Rule("SEA8547", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0043 checkov:CKV_K8S_117 kics:etcd_client_certificate_authentication_set_to_false kubescape:C-0154 cis-kubernetes:2.2")]
    public static FlagRule EtcdClientCertAuthDisabled => new(Exactly(Etcd, "client-cert-auth", "true"))
    {
        Title = "Client certificate authentication disabled in etcd",
        Message = "The etcd server does not require client certificates; set {1}",
        Why =
            "A client that can write to etcd controls the cluster and bypasses authentication, RBAC and admission. With client certificates only " +
            "the API server gets access. A firewall around etcd reduces the risk, but does not replace them.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
    };

    [Rule("SEA8548", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0044 checkov:CKV_K8S_118 kics:auto_tls_set_to_true kubescape:C-0155 cis-kubernetes:2.3")]
    public static FlagRule EtcdAutoTlsEnabled => new(Never(Etcd, "auto-tls", "true", "false"))
    {
        Title = "Self-signed etcd certificate for clients",
        Message = "The etcd server uses a self-signed certificate (auto-tls); set {1}",
        Why =
            "Clients cannot verify a certificate that etcd generates for itself, so an attacker on the network can impersonate etcd. Use " +
            "--cert-file and --key-file with a certificate of a CA that the API server trusts.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
    };

    [Rule("SEA8549", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0045 checkov:CKV_K8S_119 kics:etcd_peer_tls_certificate_files_not_properly_set kubescape:C-0156 cis-kubernetes:2.4")]
    public static FlagRule MissingEtcdPeerCertificate => new(Set(Etcd, "peer-cert-file", "peer-key-file"))
    {
        Title = "No peer certificate for etcd",
        Message = "The etcd server connects to its peers without TLS; set {1} and --peer-key-file",
        Why =
            "Members replicate all data of the cluster to each other. Without TLS an attacker on the network can read and change it. An etcd with " +
            "only one member has no peer traffic.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
    };

    [Rule("SEA8550", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0046 checkov:CKV_K8S_121 kics:etcd_peer_client_certificate_authentication_set_to_false kubescape:C-0157 cis-kubernetes:2.5")]
    public static FlagRule EtcdPeerClientCertAuthDisabled => new(Exactly(Etcd, "peer-client-cert-auth", "true"))
    {
        Title = "Peer certificate authentication disabled in etcd",
        Message = "The etcd server does not require certificates from its peers; set {1}",
        Why =
            "An attacker who joins as a member receives a copy of all data, Secrets included, and takes part in elections. An etcd with only one " +
            "member has no peers.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes("""
                apiVersion: v1
                kind: Pod
                metadata: { name: etcd, namespace: kube-system }
                spec:
                  containers:
                  - name: etcd
                    image: registry.acme.test/etcd:3.5.9
                    args: ["--peer-client-cert-auth=[|false|]"]
                """)
                .Fixed("""
                apiVersion: v1
                kind: Pod
                metadata: { name: etcd, namespace: kube-system }
                spec:
                  containers:
                  - name: etcd
                    image: registry.acme.test/etcd:3.5.9
                    args: ["--peer-client-cert-auth=true"]
                """),
            Good.Kubernetes("""
                apiVersion: v1
                kind: Pod
                metadata: { name: etcd, namespace: kube-system }
                spec:
                  containers:
                  - name: etcd
                    image: registry.acme.test/etcd:3.5.9
                    command: [etcd]
                    env: [{ name: ETCD_PEER_CLIENT_CERT_AUTH, value: "true" }]
                """).Because("an environment variable sets the same option"),
        ],
    };

    [Rule("SEA8551", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0047 kics:peer_auto_tls_set_to_true kubescape:C-0158 cis-kubernetes:2.6")]
    public static FlagRule EtcdPeerAutoTlsEnabled => new(Never(Etcd, "peer-auto-tls", "true", "false"))
    {
        Title = "Self-signed etcd certificate for peers",
        Message = "The etcd server uses a self-signed peer certificate (peer-auto-tls); set {1}",
        Why =
            "Members cannot verify a certificate that another member generates for itself, so an attacker on the network can join as a member. " +
            "Use --peer-cert-file and --peer-key-file with certificates of one CA.",
        Sources = "https://etcd.io/docs/latest/op-guide/security/",
    };
}
