using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagExamples;
using static Seaworthy.Rules.Cluster.FlagRequirement;
using Texts = Seaworthy.Rules.Cluster.FlagTexts;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of the API server: CIS Kubernetes 1.2 and 3.2, without the admission plugins.</summary>
static class ApiServerFlags
{
    [Rule("SEA8500", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0001 checkov:CKV_K8S_68 kics:anonymous_auth_is_not_set_to_false kubescape:C-0113 cis-kubernetes:1.2.1")]
    public static FlagRule ApiServerAnonymousAuthEnabled => new(Exactly(ApiServer, "anonymous-auth", "false"))
    {
        Title = "API server answers anonymous requests",
        Message = "The {0} answers requests of nobody in particular; set {1}",
        Why =
            "A request without credentials becomes the user system:anonymous. Whatever a binding gives that user by mistake, it gives to everybody who " +
            "reaches the\nport.",
    };

    [Rule("SEA8501", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_69 kics:basic_auth_file_is_set")]
    public static FlagRule ApiServerBasicAuthEnabled => new(Unset(ApiServer, "basic-auth-file"))
    {
        Title = "API server reads passwords from a file",
        Message = "The {0} takes passwords from a file; take {1} out",
        Why =
            "Passwords in a file are in clear text, never expire and change only with a restart. Kubernetes 1.19 dropped the flag, so that the server " +
            "does not even\nstart with it.",
        BadValue = "/etc/kubernetes/users.csv",
    };

    [Rule("SEA8502", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0002 checkov:CKV_K8S_70 kics:token_auth_file_is_set kubescape:C-0114 cis-kubernetes:1.2.2")]
    public static FlagRule ApiServerStaticTokenAuthEnabled => new(Unset(ApiServer, "token-auth-file"))
    {
        Title = "API server reads tokens from a file",
        Message = "The {0} takes tokens from a file; take {1} out",
        Why = "Tokens in a file are in clear text, hold for ever and change only with a restart of the server.",
        BadValue = "/etc/kubernetes/tokens.csv",
    };

    [Rule("SEA8504", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0004 checkov:CKV_K8S_71 kics:kubelet_https_set_to_false")]
    public static FlagRule KubeletHttpsDisabled => new(Never(ApiServer, "kubelet-https", "false", "true"))
    {
        Title = "API server asks kubelets in clear text",
        Message = "The {0} asks kubelets without TLS; set {1}",
        Why = "What the server asks kubelets for are logs, and shells in containers.",
    };

    [Rule("SEA8505", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0005 checkov:CKV_K8S_72 kics:kubelet_client_certificate_or_key_not_set kubescape:C-0116 cis-kubernetes:1.2.4")]
    public static FlagRule MissingKubeletClientCertificate => new(Set(ApiServer, "kubelet-client-certificate", "kubelet-client-key"))
    {
        Title = "API server has no certificate for kubelets",
        Message = "The {0} shows kubelets no certificate; set {1} and its key",
        Why = "Without a certificate kubelets see an anonymous request. They must then answer those, or logs and shells do not work.",
    };

    [Rule("SEA8506", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0006 checkov:CKV_K8S_73 kics:kubelet_certificate_authority_not_set kubescape:C-0117 cis-kubernetes:1.2.5")]
    public static FlagRule MissingKubeletCertificateAuthority => new(Set(ApiServer, "kubelet-certificate-authority"))
    {
        Title = "API server does not check the certificates of kubelets",
        Message = "The {0} talks to whoever answers for a kubelet; set {1}",
        Why = "Whoever gets between server and node can read what goes to its kubelet, and answer for it.",
    };

    [Rule("SEA8507", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0007 checkov:CKV_K8S_74 kics:authorization_mode_set_to_always_allow kubescape:C-0118 cis-kubernetes:1.2.6")]
    public static FlagRule ApiServerAlwaysAllowEnabled => new(NeverLists(ApiServer, "authorization-mode", "AlwaysAllow"))
    {
        Title = "API server allows everything",
        Message = "The {0} allows every request; take AlwaysAllow out of {1}",
        Why = "AlwaysAllow lets everybody who is authenticated do everything, whatever roles say.",
        GoodValue = "RBAC",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(ClusterConfiguration("v1beta3", "{ authorization-mode: [|AlwaysAllow|] }")),
            Bad.Kubernetes(ClusterConfiguration("v1beta4", "[{ name: authorization-mode, value: [|AlwaysAllow|] }]")),
        ],
    };

    [Rule("SEA8508", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0008 checkov:CKV_K8S_75 kics:authorization_mode_node_not_set kubescape:C-0119 cis-kubernetes:1.2.7")]
    public static FlagRule NodeAuthorizationDisabled => new(Lists(ApiServer, "authorization-mode", "Node"))
    {
        Title = "Kubelets are not held to their own node",
        Message = "The {0} does not hold kubelets to their node; set {1}",
        Why = "The node authorizer lets a kubelet read only the secrets of its own pods. Without it one broken node reads those of all.",
        BadValue = "RBAC",
    };

    [Rule("SEA8509", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0009 checkov:CKV_K8S_77 kics:authorization_mode_rbac_not_set kubescape:C-0120 cis-kubernetes:1.2.8")]
    public static FlagRule RbacAuthorizationDisabled => new(Lists(ApiServer, "authorization-mode", "RBAC"))
    {
        Title = "Roles are not asked",
        Message = "The {0} does not ask roles what somebody may do; set {1}",
        Why = "Without RBAC no role and no binding has an effect.",
        BadValue = "Node",
    };

    [Rule("SEA8519", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_86 kics:insecure_bind_address_set kubescape:C-0005")]
    public static FlagRule InsecureBindAddressEnabled => new(Unset(ApiServer, "insecure-bind-address"))
    {
        Title = "API server has an address without checks",
        Message = "The {0} answers without authentication on an address; take {1} out",
        Why = "Requests to the insecure port pass neither authentication nor authorization. Kubernetes 1.24 dropped it.",
        BadValue = "0.0.0.0",
    };

    [Rule("SEA8520", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_88 kics:insecure_port_not_properly_set kubescape:C-0005")]
    public static FlagRule InsecurePortEnabled => new(Exactly(ApiServer, "insecure-port", "0").Until(20))
    {
        Title = "API server has a port without checks",
        Message = "The {0} answers without authentication on a port; set {1}",
        Why = """
            Requests to the insecure port pass neither authentication nor authorization. Before Kubernetes 1.20 it was open unless told otherwise; from 1.24 on
            the flag is gone.
            """,
        Differences = "Checkov and KICS ask for the flag of servers, too, that no longer know it.",
        BadValue = "8080",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(StaticPod("kube-apiserver", "--insecure-port=[|8080|]")).Fixed(StaticPod("kube-apiserver", "--insecure-port=0")),
        ],
    };

    [Rule("SEA8521", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0017 checkov:CKV_K8S_89 kics:secure_port_set_to_zero kubescape:C-0128")]
    public static FlagRule SecurePortDisabled => new(Never(ApiServer, "secure-port", "0", "6443"))
    {
        Title = "API server has no port with TLS",
        Message = "The {0} switches its port with TLS off; set {1}",
        Why = "What is left is a port without encryption and without checks.",
    };

    [Rule("SEA8522", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0018 checkov:CKV_K8S_90 kics:profiling_not_set_to_false kubescape:C-0129 cis-kubernetes:1.2.15")]
    public static FlagRule ApiServerProfilingEnabled => new(Exactly(ApiServer, "profiling", "false"))
    {
        Title = "API server can be profiled",
        Message = "The {0} serves profiles of itself; set {1}",
        Why = Texts.Profiling,
    };

    [Rule("SEA8523", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0019 checkov:CKV_K8S_91 kics:audit_log_path_not_set kubescape:C-0130 cis-kubernetes:1.2.16")]
    public static FlagRule MissingAuditLog => new(Set(ApiServer, "audit-log-path"))
    {
        Title = "API server writes no audit log",
        Message = "The {0} writes down nothing of who did what; set {1}",
        Why = "After a break-in the audit log is what tells who did what, and when it began.",
        MoreExamples = static () =>
        [
            Good.Kubernetes(ClusterConfiguration("v1beta4", "[{ name: profiling, value: \"false\" }]"))
                .Because("kubeadm and its patches add flags of their own"),
        ],
    };

    [Rule("SEA8524", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0020 checkov:CKV_K8S_92 kics:audit_log_maxage_not_properly_set kubescape:C-0131 cis-kubernetes:1.2.17")]
    public static FlagRule AuditLogMaxAgeTooLow => new(AtLeast(ApiServer, "audit-log-maxage", 30))
    {
        Title = "Audit logs are not kept for 30 days",
        Message = "The {0} does not keep audit logs for a month; set {1}",
        Why = "Most break-ins are found weeks after they began.",
        BadValue = "7",
    };

    [Rule("SEA8525", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0021 checkov:CKV_K8S_93 kics:audit_log_maxbackup_not_properly_set kubescape:C-0132 cis-kubernetes:1.2.18")]
    public static FlagRule AuditLogMaxBackupTooLow => new(AtLeast(ApiServer, "audit-log-maxbackup", 10))
    {
        Title = "Too few old audit logs are kept",
        Message = "The {0} does not keep ten old audit logs; set {1}",
        Why = "Somebody who floods the log should not be able to push out what he did before.",
        BadValue = "2",
    };

    [Rule("SEA8526", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0022 checkov:CKV_K8S_94 kics:audit_log_maxsize_not_properly_set kubescape:C-0133 cis-kubernetes:1.2.19")]
    public static FlagRule AuditLogMaxSizeTooLow => new(AtLeast(ApiServer, "audit-log-maxsize", 100))
    {
        Title = "Audit logs are too small",
        Message = "The {0} turns the audit log over before 100 megabytes; set {1}",
        Why = "A small log turns over fast, and its beginning is gone.",
        BadValue = "10",
    };

    [Rule("SEA8527", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:audit_policy_file_not_defined kubescape:C-0160 cis-kubernetes:3.2.1")]
    public static FlagRule MissingAuditPolicy => new(Set(ApiServer, "audit-policy-file"))
    {
        Title = "API server has no audit policy",
        Message = "The {0} has no policy on what to write down; set {1}",
        Why = "Without a policy the audit log stays empty.",
    };

    [Rule("SEA8552", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:request_timeout_not_properly_set kubescape:C-0134 cis-kubernetes:1.2.20",
        Related = "checkov:CKV_K8S_95")]
    public static FlagRule ApiServerRequestTimeoutTooHigh => new(AtMostSeconds(ApiServer, "request-timeout", 300, "60s"))
    {
        Title = "Requests to the API server time out late or never",
        Message = "The {0} keeps requests open for more than five minutes; set {1}",
        Why = "A few hundred requests that are kept open use up the server.",
        Differences = "Checkov looks only at how the duration is written.",
        BadValue = "1h30m",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(StaticPod("kube-apiserver", "--request-timeout=[|0|]")).Fixed(StaticPod("kube-apiserver", "--request-timeout=60s")),
            Good.Kubernetes(StaticPod("kube-apiserver", "--request-timeout=300s")),
        ],
    };

    [Rule("SEA8528", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0024 checkov:CKV_K8S_96 kics:service_account_lookup_set_to_false kubescape:C-0135 cis-kubernetes:1.2.21")]
    public static FlagRule ServiceAccountLookupDisabled => new(Never(ApiServer, "service-account-lookup", "false", "true"))
    {
        Title = "Tokens of deleted accounts still hold",
        Message = "The {0} does not look whether a service account still exists; set {1}",
        Why = "Without the look-up a token goes on to hold after its account, or the token itself, was deleted.",
        Differences = Texts.DefaultTrue,
    };

    [Rule("SEA8529", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0025 kics:service_account_key_file_not_properly_set kubescape:C-0136 cis-kubernetes:1.2.22",
        Related = "checkov:CKV_K8S_97")]
    public static FlagRule MissingServiceAccountKeyFile => new(Set(ApiServer, "service-account-key-file"))
    {
        Title = "Tokens are checked with the key of the server",
        Message = "The {0} has no key of its own for service accounts; set {1}",
        Why = "With a pair of keys of their own, tokens can be renewed without touching the certificate of the server.",
        Differences = Texts.FileName,
    };

    [Rule("SEA8530", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0026 checkov:CKV_K8S_99 kics:etcd_tls_certificate_not_properly_configured kubescape:C-0137 cis-kubernetes:1.2.23")]
    public static FlagRule MissingEtcdClientCertificate => new(Set(ApiServer, "etcd-certfile", "etcd-keyfile"))
    {
        Title = "API server shows etcd no certificate",
        Message = "The {0} shows etcd no certificate; set {1} and its key",
        Why = "Whoever can write to etcd owns the cluster, so that it should know whom it talks to.",
    };

    [Rule("SEA8531", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0027 checkov:CKV_K8S_100 kics:tls_connection_certificate_not_setup kubescape:C-0138 cis-kubernetes:1.2.24")]
    public static FlagRule MissingApiServerCertificate => new(Set(ApiServer, "tls-cert-file", "tls-private-key-file"))
    {
        Title = "API server has no certificate of yours",
        Message = "The {0} makes itself a certificate; set {1} and its key",
        Why = "A certificate that the server makes for itself can be checked by nobody.",
    };

    [Rule("SEA8532", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0028 kics:client_certificate_authentication_not_setup_properly kubescape:C-0139 cis-kubernetes:1.2.25")]
    public static FlagRule MissingApiServerClientCa => new(Set(ApiServer, "client-ca-file"))
    {
        Title = "API server accepts no certificates of clients",
        Message = "The {0} cannot check certificates of clients; set {1}",
        Why = "Without an authority, clients are left with tokens, which can be copied.",
        Differences = "One peer also asks for the ending .pem, which is a rule of its own, as what a file is called says nothing about it.",
    };

    [Rule("SEA8533", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0029 checkov:CKV_K8S_102 kics:etcd_client_certificate_file_not_defined kubescape:C-0140 cis-kubernetes:1.2.26")]
    public static FlagRule MissingEtcdCa => new(Set(ApiServer, "etcd-cafile").AlsoNamed("etcd-ca-file"))
    {
        Title = "API server does not check the certificate of etcd",
        Message = "The {0} talks to whoever answers for etcd; set {1}",
        Why = "Whoever gets between server and etcd reads every secret.",
        Differences = "Checkov calls the flag etcd-ca-file, with which no server starts; who wrote that meant the same, and is told by the server.",
        MoreExamples = static () =>
        [
            Good.Kubernetes(StaticPod("kube-apiserver", "--etcd-ca-file=/etc/kubernetes/pki/one"))
                .Because("the flag has another name, and the server will say so"),
        ],
    };

    [Rule("SEA8534", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0030 checkov:CKV_K8S_104 kics:encryption_provider_config_is_not_defined kubescape:C-0141 kubescape:C-0066 " +
            "cis-kubernetes:1.2.27")]
    public static FlagRule EncryptionAtRestDisabled => new(Set(ApiServer, "encryption-provider-config"))
    {
        Title = "Secrets are stored in clear text",
        Message = "The {0} stores secrets in etcd as they are; set {1}",
        Why = "Whoever gets a copy of etcd, a backup for example, reads every secret of the cluster.",
    };

    [Rule("SEA8535", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:weak_tls_cipher_suites kubescape:C-0143 kubescape:C-0277 cis-kubernetes:1.2.29",
        Related = "checkov:CKV_K8S_105")]
    public static FlagRule WeakApiServerCiphers => new(OnlyLists(ApiServer, "tls-cipher-suites", StrongCiphers))
    {
        Title = "API server allows weak ciphers",
        Message = "The {0} does not keep to strong ciphers; list them in {1}",
        Why = Texts.WeakCiphers,
        Differences = "Checkov says nothing where no list is given, and allows two suites without forward secrecy.",
        BadValue = "TLS_RSA_WITH_RC4_128_SHA",
        GoodValue = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    };

    [Rule("SEA8536", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0290 cis-kubernetes:1.2.30")]
    public static FlagRule ExtendedTokenExpirationEnabled => new(Exactly(ApiServer, "service-account-extend-token-expiration", "false"))
    {
        Title = "Tokens hold for a year",
        Message = "The {0} lets tokens of pods hold for a year; set {1}",
        Why = "The flag was made for programs that do not read a renewed token. A stolen token holds as long.",
    };

    static string ClusterConfiguration(string version, string arguments) =>
        $"apiVersion: kubeadm.k8s.io/{version}\nkind: ClusterConfiguration\napiServer: {{ extraArgs: {arguments} }}";
}
