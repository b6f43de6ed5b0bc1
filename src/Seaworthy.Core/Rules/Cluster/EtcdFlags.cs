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
        Title = "Etcd talks in clear text",
        Message = "The {0} has no certificate; set {1} and its key",
        Why = "All secrets of the cluster pass between etcd and the API server.",
    };

    [Rule("SEA8547", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0043 checkov:CKV_K8S_117 kics:etcd_client_certificate_authentication_set_to_false kubescape:C-0154 cis-kubernetes:2.2")]
    public static FlagRule EtcdClientCertAuthDisabled => new(Exactly(Etcd, "client-cert-auth", "true"))
    {
        Title = "Etcd answers everybody",
        Message = "The {0} asks clients for no certificate; set {1}",
        Why = "Whoever can write to etcd owns the cluster.",
    };

    [Rule("SEA8548", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0044 checkov:CKV_K8S_118 kics:auto_tls_set_to_true kubescape:C-0155 cis-kubernetes:2.3")]
    public static FlagRule EtcdAutoTlsEnabled => new(Never(Etcd, "auto-tls", "true", "false"))
    {
        Title = "Etcd makes its own certificate",
        Message = "The {0} makes itself a certificate; set {1}",
        Why = "A certificate that etcd makes for itself can be checked by nobody.",
    };

    [Rule("SEA8549", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0045 checkov:CKV_K8S_119 kics:etcd_peer_tls_certificate_files_not_properly_set kubescape:C-0156 cis-kubernetes:2.4")]
    public static FlagRule MissingEtcdPeerCertificate => new(Set(Etcd, "peer-cert-file", "peer-key-file"))
    {
        Title = "Members of etcd talk in clear text",
        Message = "The {0} has no certificate for its peers; set {1} and its key",
        Why = "Everything that is stored passes between the members.",
    };

    [Rule("SEA8550", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0046 checkov:CKV_K8S_121 kics:etcd_peer_client_certificate_authentication_set_to_false kubescape:C-0157 cis-kubernetes:2.5")]
    public static FlagRule EtcdPeerClientCertAuthDisabled => new(Exactly(Etcd, "peer-client-cert-auth", "true"))
    {
        Title = "Etcd takes everybody for a member",
        Message = "The {0} asks peers for no certificate; set {1}",
        Why = "Whoever may join as a member gets all data, and a vote.",
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
                """).Because("a variable says what the flag would"),
        ],
    };

    [Rule("SEA8551", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0047 kics:peer_auto_tls_set_to_true kubescape:C-0158 cis-kubernetes:2.6")]
    public static FlagRule EtcdPeerAutoTlsEnabled => new(Never(Etcd, "peer-auto-tls", "true", "false"))
    {
        Title = "Members of etcd make their own certificates",
        Message = "The {0} makes itself a certificate for its peers; set {1}",
        Why = "A certificate that a member makes for itself can be checked by no other.",
    };
}
