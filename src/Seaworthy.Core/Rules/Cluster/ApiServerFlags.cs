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
        Title = "API server accepts anonymous requests",
        Message = "The API server accepts anonymous requests; set {1}",
        Why =
            "A request without credentials becomes the user `system:anonymous`. A binding that grants permissions to this user by mistake grants " +
            "them to every client that can reach the port. Anonymous requests are acceptable if health checks or kubeadm discovery need them and " +
            "RBAC is on.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#anonymous-requests",
    };

    [Rule("SEA8501", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_69 kics:basic_auth_file_is_set")]
    public static FlagRule ApiServerBasicAuthEnabled => new(Unset(ApiServer, "basic-auth-file"))
    {
        Title = "API server reads passwords from a file",
        Message = "The API server reads passwords from a file; remove {1}",
        Why =
            "Passwords in the file are in clear text, never expire, and can only be changed with a restart. Kubernetes 1.19 removed the flag, so " +
            "later versions do not start with it. Use client certificates or OpenID Connect instead.",
        Sources = "https://github.com/kubernetes/kubernetes/pull/89069",
        BadValue = "/etc/kubernetes/users.csv",
    };

    [Rule("SEA8502", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0002 checkov:CKV_K8S_70 kics:token_auth_file_is_set kubescape:C-0114 cis-kubernetes:1.2.2")]
    public static FlagRule ApiServerStaticTokenAuthEnabled => new(Unset(ApiServer, "token-auth-file"))
    {
        Title = "API server reads static tokens from a file",
        Message = "The API server reads static tokens from a file; remove {1}",
        Why =
            "Tokens in the file are in clear text, never expire, and can only be revoked with a restart of the server. A leaked copy of the file " +
            "gives access to the cluster. Use client certificates, service account tokens or OpenID Connect instead.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#static-token-file",
        BadValue = "/etc/kubernetes/tokens.csv",
    };

    [Rule("SEA8504", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0004 checkov:CKV_K8S_71 kics:kubelet_https_set_to_false")]
    public static FlagRule KubeletHttpsDisabled => new(Never(ApiServer, "kubelet-https", "false", "true"))
    {
        Title = "API server connects to kubelets without TLS",
        Message = "The API server connects to kubelets over plain HTTP; set {1}",
        Why =
            "The API server reads container logs from kubelets and opens shells through them. Without TLS an attacker on the network can read and " +
            "change this traffic. Since Kubernetes 1.19 the connection always uses TLS, and 1.22 removed the flag.",
        Sources = "https://github.com/kubernetes/kubernetes/pull/91630",
    };

    [Rule("SEA8505", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0005 checkov:CKV_K8S_72 kics:kubelet_client_certificate_or_key_not_set kubescape:C-0116 cis-kubernetes:1.2.4")]
    public static FlagRule MissingKubeletClientCertificate => new(Set(ApiServer, "kubelet-client-certificate", "kubelet-client-key"))
    {
        Title = "API server has no client certificate for kubelets",
        Message = "The API server connects to kubelets without a client certificate; set {1} and --kubelet-client-key",
        Why =
            "Without a client certificate a kubelet sees the API server as an anonymous client. Then either the kubelet accepts anonymous " +
            "requests, and everybody can use its API, or `kubectl logs` and `kubectl exec` fail.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
    };

    [Rule("SEA8506", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0006 checkov:CKV_K8S_73 kics:kubelet_certificate_authority_not_set kubescape:C-0117 cis-kubernetes:1.2.5")]
    public static FlagRule MissingKubeletCertificateAuthority => new(Set(ApiServer, "kubelet-certificate-authority"))
    {
        Title = "API server does not verify kubelet certificates",
        Message = "The API server does not verify kubelet certificates; set {1}",
        Why =
            "An attacker between the API server and a node can impersonate the kubelet, read the logs and shell sessions that pass, and change " +
            "them. Without the flag the connection is safe only on a trusted network.",
        Sources = "https://kubernetes.io/docs/concepts/architecture/control-plane-node-communication/",
    };

    [Rule("SEA8507", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0007 checkov:CKV_K8S_74 kics:authorization_mode_set_to_always_allow kubescape:C-0118 cis-kubernetes:1.2.6")]
    public static FlagRule ApiServerAlwaysAllowEnabled => new(NeverLists(ApiServer, "authorization-mode", "AlwaysAllow"))
    {
        Title = "API server uses authorization mode AlwaysAllow",
        Message = "The API server allows every request; remove AlwaysAllow from {1}",
        Why =
            "With AlwaysAllow every authenticated client can do everything, even if RBAC is in the list as well, because RBAC has no deny rules. " +
            "The mode is for test clusters only.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authorization/#authorization-modules",
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
        Title = "Node authorization disabled",
        Message = "Kubelets can read the secrets of all pods; add Node to --authorization-mode",
        Why =
            "The Node authorizer limits a kubelet to the Secrets, ConfigMaps and volumes of the pods on its own node. Without it an attacker who " +
            "controls one node can read those of the whole cluster.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/node/",
        BadValue = "RBAC",
    };

    [Rule("SEA8509", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0009 checkov:CKV_K8S_77 kics:authorization_mode_rbac_not_set kubescape:C-0120 cis-kubernetes:1.2.8")]
    public static FlagRule RbacAuthorizationDisabled => new(Lists(ApiServer, "authorization-mode", "RBAC"))
    {
        Title = "RBAC authorization disabled",
        Message = "The API server does not enforce RBAC; add RBAC to --authorization-mode",
        Why =
            "Without the RBAC mode, Roles and bindings have no effect, so permissions come from another authorizer that is often broader and " +
            "harder to audit. A cluster whose webhook authorizer makes every decision can do without it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/rbac/",
        BadValue = "Node",
    };

    [Rule("SEA8519", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_86 kics:insecure_bind_address_set kubescape:C-0005")]
    public static FlagRule InsecureBindAddressEnabled => new(Unset(ApiServer, "insecure-bind-address"))
    {
        Title = "API server has an insecure address",
        Message = "The API server listens on an address without authentication; remove {1}",
        Why =
            "Requests to the insecure port bypass TLS, authentication and authorization, so every client that reaches the address is an " +
            "administrator. The port has had no effect since Kubernetes 1.20, and 1.24 removed the flag.",
        Sources = "https://github.com/kubernetes/kubernetes/issues/95856",
        BadValue = "0.0.0.0",
    };

    [Rule("SEA8520", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "checkov:CKV_K8S_88 kics:insecure_port_not_properly_set kubescape:C-0005")]
    public static FlagRule InsecurePortEnabled => new(Exactly(ApiServer, "insecure-port", "0").Until(20))
    {
        Title = "API server has an insecure port",
        Message = "The API server serves a port without authentication; set {1}",
        Why =
            "Requests to the insecure port bypass TLS, authentication and authorization, so every process that reaches it is an administrator. " +
            "The port has had no effect since Kubernetes 1.20, and 1.24 removed the flag.",
        Sources = "https://github.com/kubernetes/kubernetes/issues/95856",
        Differences = "Checkov and KICS require the flag also for servers that no longer support it.",
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
        Title = "API server has no secure port",
        Message = "The API server disables its TLS port; set {1}",
        Why =
            "Without the secure port there is no encrypted and authenticated way to the API. Clients then depend on the insecure port, where " +
            "every request is accepted. Current versions do not start with the value 0.",
        Sources = "https://kubernetes.io/docs/concepts/security/controlling-access/",
    };

    [Rule("SEA8522", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0018 checkov:CKV_K8S_90 kics:profiling_not_set_to_false kubescape:C-0129 cis-kubernetes:1.2.15")]
    public static FlagRule ApiServerProfilingEnabled => new(Exactly(ApiServer, "profiling", "false"))
    {
        Title = "API server exposes profiling",
        Message = "The API server exposes profiling; set {1}",
        Why = Texts.Profiling,
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    };

    [Rule("SEA8523", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0019 checkov:CKV_K8S_91 kics:audit_log_path_not_set kubescape:C-0130 cis-kubernetes:1.2.16")]
    public static FlagRule MissingAuditLog => new(Set(ApiServer, "audit-log-path"))
    {
        Title = "API server has no audit log",
        Message = "The API server writes no audit log; set {1}",
        Why =
            "After an intrusion the audit log shows who did what, when and from where. Without it the extent of the damage is unknown. The flag " +
            "is not needed if audit events go to a webhook with --audit-webhook-config-file.",
        Sources = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
        MoreExamples = static () =>
        [
            Good.Kubernetes(ClusterConfiguration("v1beta4", "[{ name: profiling, value: \"false\" }]"))
                .Because("kubeadm and its patches add more flags"),
        ],
    };

    [Rule("SEA8524", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0020 checkov:CKV_K8S_92 kics:audit_log_maxage_not_properly_set kubescape:C-0131 cis-kubernetes:1.2.17")]
    public static FlagRule AuditLogMaxAgeTooLow => new(AtLeast(ApiServer, "audit-log-maxage", 30))
    {
        Title = "Audit log retention below 30 days",
        Message = "The API server is not configured to keep audit logs for 30 days; set {1}",
        Why =
            "Many intrusions are found weeks after they began, when a shorter audit log no longer shows the beginning. A lower value is " +
            "acceptable if the logs are shipped to a central store that keeps them longer.",
        Sources = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
        BadValue = "7",
    };

    [Rule("SEA8525", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0021 checkov:CKV_K8S_93 kics:audit_log_maxbackup_not_properly_set kubescape:C-0132 cis-kubernetes:1.2.18")]
    public static FlagRule AuditLogMaxBackupTooLow => new(AtLeast(ApiServer, "audit-log-maxbackup", 10))
    {
        Title = "Fewer than 10 rotated audit logs",
        Message = "The API server is not configured to keep 10 rotated audit logs; set {1}",
        Why =
            "An attacker can fill the log with harmless requests until the files with the attack are rotated away. A lower value is acceptable if " +
            "the logs are shipped to a central store.",
        Sources = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
        BadValue = "2",
    };

    [Rule("SEA8526", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0022 checkov:CKV_K8S_94 kics:audit_log_maxsize_not_properly_set kubescape:C-0133 cis-kubernetes:1.2.19")]
    public static FlagRule AuditLogMaxSizeTooLow => new(AtLeast(ApiServer, "audit-log-maxsize", 100))
    {
        Title = "Audit log size below 100 MB",
        Message = "The API server is not configured to rotate the audit log at 100 MB or more; set {1}",
        Why =
            "A small log file is rotated often, so together with the limit on old files the beginning of an incident is lost early. A lower value " +
            "is acceptable if the logs are shipped to a central store.",
        Sources = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
        BadValue = "10",
    };

    [Rule("SEA8527", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:audit_policy_file_not_defined kubescape:C-0160 cis-kubernetes:3.2.1")]
    public static FlagRule MissingAuditPolicy => new(Set(ApiServer, "audit-policy-file"))
    {
        Title = "API server has no audit policy",
        Message = "The API server has no audit policy, so it logs no events; set {1}",
        Why =
            "The audit log stays empty without a policy, even if a log path is set. After an intrusion nothing then shows who changed what. A " +
            "policy with one rule of level Metadata is enough to start.",
        Sources = "https://kubernetes.io/docs/tasks/debug/debug-cluster/audit/",
    };

    [Rule("SEA8552", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:request_timeout_not_properly_set kubescape:C-0134 cis-kubernetes:1.2.20",
        Related = "checkov:CKV_K8S_95")]
    public static FlagRule ApiServerRequestTimeoutTooHigh => new(AtMostSeconds(ApiServer, "request-timeout", 300, "60s"))
    {
        Title = "API server request timeout too long",
        Message = "The API server allows requests longer than five minutes; set {1}",
        Why =
            "A client that opens a few hundred slow requests can use up the connections and memory of the server. Zero means that requests never " +
            "time out. Increase the timeout only for slow networks, and keep it below five minutes.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
        Differences = "Checkov CKV_K8S_95 checks only the format of the duration.",
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
        Title = "Service account lookup disabled",
        Message = "The API server accepts tokens of deleted service accounts; set {1}",
        Why =
            "Without the lookup a token stays valid after its service account or its Secret was deleted, so a stolen token cannot be revoked. " +
            "There is no reason to disable it.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens",
        Differences = Texts.DefaultTrue,
    };

    [Rule("SEA8529", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0025 kics:service_account_key_file_not_properly_set kubescape:C-0136 cis-kubernetes:1.2.22",
        Related = "checkov:CKV_K8S_97")]
    public static FlagRule MissingServiceAccountKeyFile => new(Set(ApiServer, "service-account-key-file"))
    {
        Title = "No separate key for service account tokens",
        Message = "The API server verifies service account tokens with its own TLS key; set {1}",
        Why =
            "With a separate key pair, tokens can be revoked by rotating the key without replacing the certificate of the server, and the " +
            "controller manager does not need the TLS key to sign tokens. Current versions require the flag together with " +
            "--service-account-signing-key-file.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens",
        Differences = Texts.FileName,
    };

    [Rule("SEA8530", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0026 checkov:CKV_K8S_99 kics:etcd_tls_certificate_not_properly_configured kubescape:C-0137 cis-kubernetes:1.2.23")]
    public static FlagRule MissingEtcdClientCertificate => new(Set(ApiServer, "etcd-certfile", "etcd-keyfile"))
    {
        Title = "API server has no client certificate for etcd",
        Message = "The API server connects to etcd without a client certificate; set {1} and --etcd-keyfile",
        Why =
            "A client that can write to etcd controls the cluster. etcd can restrict access to the API server only if the server presents a " +
            "certificate. An etcd that listens only on localhost of the same node is a smaller risk.",
        Sources = "https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/",
    };

    [Rule("SEA8531", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0027 checkov:CKV_K8S_100 kics:tls_connection_certificate_not_setup kubescape:C-0138 cis-kubernetes:1.2.24")]
    public static FlagRule MissingApiServerCertificate => new(Set(ApiServer, "tls-cert-file", "tls-private-key-file"))
    {
        Title = "API server uses a self-signed certificate",
        Message = "The API server uses a self-signed certificate; set {1} and --tls-private-key-file",
        Why =
            "Clients cannot verify a certificate that the server generates for itself, so they have to skip verification. An attacker on the " +
            "network can then impersonate the API server and collect credentials.",
        Sources = "https://kubernetes.io/docs/concepts/security/controlling-access/",
    };

    [Rule("SEA8532", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0028 kics:client_certificate_authentication_not_setup_properly kubescape:C-0139 cis-kubernetes:1.2.25")]
    public static FlagRule MissingApiServerClientCa => new(Set(ApiServer, "client-ca-file"))
    {
        Title = "API server has no CA for client certificates",
        Message = "The API server cannot verify client certificates; set {1}",
        Why =
            "Without a CA the server accepts no client certificates, and clients can only use bearer tokens, which can be copied and replayed. " +
            "Kubelets and the control plane normally authenticate with certificates.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/authentication/#x509-client-certificates",
        Differences =
            "KICS also requires the file extension .pem. Another rule checks the file name, because it does not show what the file contains.",
    };

    [Rule("SEA8533", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0029 checkov:CKV_K8S_102 kics:etcd_client_certificate_file_not_defined kubescape:C-0140 cis-kubernetes:1.2.26")]
    public static FlagRule MissingEtcdCa => new(Set(ApiServer, "etcd-cafile").AlsoNamed("etcd-ca-file"))
    {
        Title = "API server does not verify the etcd certificate",
        Message = "The API server does not verify the certificate of etcd; set {1}",
        Why =
            "An attacker between the API server and etcd can impersonate etcd, read every Secret of the cluster and change its state. An etcd " +
            "that listens only on localhost of the same node is a smaller risk.",
        Sources = "https://kubernetes.io/docs/tasks/administer-cluster/configure-upgrade-etcd/",
        Differences =
            "Checkov calls the flag etcd-ca-file. The API server does not start with this flag and names it in its error, so this rule does not " +
            "report it.",
        MoreExamples = static () =>
        [
            Good.Kubernetes(StaticPod("kube-apiserver", "--etcd-ca-file=/etc/kubernetes/pki/one"))
                .Because("the server does not start with this flag and names it in its error"),
        ],
    };

    [Rule("SEA8534", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0030 checkov:CKV_K8S_104 kics:encryption_provider_config_is_not_defined kubescape:C-0141 kubescape:C-0066 " +
            "cis-kubernetes:1.2.27")]
    public static FlagRule EncryptionAtRestDisabled => new(Set(ApiServer, "encryption-provider-config"))
    {
        Title = "Encryption at rest disabled",
        Message = "The API server stores Secrets in etcd unencrypted; set {1}",
        Why =
            "An attacker who gets a copy of the etcd data, such as a disk or a backup, can read every Secret of the cluster. Disk encryption of " +
            "the nodes protects lost disks, but not backups.",
        Sources = "https://kubernetes.io/docs/tasks/administer-cluster/encrypt-data/",
    };

    [Rule("SEA8535", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "kics:weak_tls_cipher_suites kubescape:C-0143 kubescape:C-0277 cis-kubernetes:1.2.29",
        Related = "checkov:CKV_K8S_105")]
    public static FlagRule WeakApiServerCiphers => new(OnlyLists(ApiServer, "tls-cipher-suites", StrongCiphers))
    {
        Title = "API server allows weak TLS cipher suites",
        Message = "The API server does not restrict TLS to strong cipher suites; set {1} to suites with ECDHE and AEAD",
        Why = Texts.WeakCiphers,
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
        Differences = "Checkov CKV_K8S_105 does not report a missing list, and allows two suites without forward secrecy.",
        BadValue = "TLS_RSA_WITH_RC4_128_SHA",
        GoodValue = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    };

    [Rule("SEA8536", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0290 cis-kubernetes:1.2.30")]
    public static FlagRule ExtendedTokenExpirationEnabled => new(Exactly(ApiServer, "service-account-extend-token-expiration", "false"))
    {
        Title = "Service account tokens valid for a year",
        Message = "The API server extends pod tokens to one year; set {1}",
        Why =
            "The extension is for old clients that do not reload a rotated token. A stolen token is valid just as long. Keep it only until the " +
            "metric `serviceaccount_stale_tokens_total` shows that no client uses a stale token.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-apiserver/",
    };

    static string ClusterConfiguration(string version, string arguments) =>
        $"apiVersion: kubeadm.k8s.io/{version}\nkind: ClusterConfiguration\napiServer: {{ extraArgs: {arguments} }}";
}
