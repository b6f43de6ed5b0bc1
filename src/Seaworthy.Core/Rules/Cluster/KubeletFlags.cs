using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagExamples;
using static Seaworthy.Rules.Cluster.FlagRequirement;
using Texts = Seaworthy.Rules.Cluster.FlagTexts;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of the kubelet, and its configuration object: CIS Kubernetes 4.2.</summary>
static class KubeletFlags
{
    [Rule("SEA8560", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0079 checkov:CKV_K8S_138 kics:anonymous_auth_is_not_set_to_false kubescape:C-0172 kubescape:C-0069 cis-kubernetes:4.2.1")]
    public static FlagRule KubeletAnonymousAuthEnabled => new(Exactly(Kubelet, "anonymous-auth", "false"))
    {
        Title = "Kubelet accepts anonymous requests",
        Message = "The kubelet accepts anonymous requests; set {1} or authentication.anonymous.enabled: false",
        Why =
            "A client that reaches the port of such a kubelet can read logs and, if authorization allows it, run commands in the containers of " +
            "the node. There is no reason to allow it in production.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
        Differences = "In a KubeletConfiguration the default is already false, so only the value true is reported there.",
        MoreExamples = static () =>
        [
            Good.Kubernetes(KubeletConfiguration()).Because("the default of the object is false"),
            Bad.Kubernetes(KubeletConfiguration("authentication: { anonymous: { enabled: [|true|] } }"))
                .Fixed(KubeletConfiguration("authentication: { anonymous: { enabled: false } }")),
        ],
    };

    [Rule("SEA8561", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0080 checkov:CKV_K8S_139 kics:authorization_mode_set_to_always_allow kubescape:C-0173 cis-kubernetes:4.2.2")]
    public static FlagRule KubeletAlwaysAllowEnabled => new(Never(Kubelet, "authorization-mode", "AlwaysAllow", "Webhook"))
    {
        Title = "Kubelet uses authorization mode AlwaysAllow",
        Message = "The kubelet allows every request (AlwaysAllow); set {1} or authorization.mode: Webhook",
        Why =
            "With AlwaysAllow every client that the kubelet accepts can run commands in all containers of the node. With Webhook the kubelet asks " +
            "the API server whether RBAC allows the request.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
    };

    [Rule("SEA8562", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0081 kics:client_certificate_authentication_not_setup_properly kubescape:C-0174 kubescape:C-0070 cis-kubernetes:4.2.3",
        Related = "checkov:CKV_K8S_140")]
    public static FlagRule MissingKubeletClientCa => new(Set(Kubelet, "client-ca-file").AlsoInConfiguration())
    {
        Title = "Kubelet has no CA for client certificates",
        Message = "The kubelet cannot verify client certificates; set {1} or authentication.x509.clientCAFile",
        Why =
            "Without a CA the kubelet cannot verify that a request comes from the API server. It then has to accept anonymous requests or tokens, " +
            "or `kubectl logs` and `kubectl exec` fail.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-authn-authz/",
        Differences = "Checkov CKV_K8S_140 checks another flag, and only the name of its file.\n" + Texts.OnlyConfiguration,
    };

    [Rule("SEA8563", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0082 checkov:CKV_K8S_141 kics:kubelet_read_only_port_is_not_set_to_zero kubescape:C-0175 cis-kubernetes:4.2.4")]
    public static FlagRule KubeletReadOnlyPortEnabled => new(Exactly(Kubelet, "read-only-port", "0"))
    {
        Title = "Kubelet read-only port enabled",
        Message = "The kubelet serves its read-only port without authentication; set {1} or readOnlyPort: 0",
        Why =
            "The port needs no credentials and shows the pods of the node, their specifications and their environment variables. An attacker in " +
            "the network uses it to find targets and sometimes secrets. Use the authenticated port 10250 for metrics.",
        Sources = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        Differences = "In a KubeletConfiguration the default is already 0, so only another value is reported there.",
        BadValue = "10255",
    };

    [Rule("SEA8564", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0085 checkov:CKV_K8S_143 kics:kubelet_streaming_connection_timeout_disabled kubescape:C-0176 cis-kubernetes:4.2.5")]
    public static FlagRule StreamingIdleTimeoutDisabled => new(Never(Kubelet, "streaming-connection-idle-timeout", "0", "4h"))
    {
        Title = "Kubelet streaming timeout disabled",
        Message = "The kubelet never closes idle streaming connections; set {1} or streamingConnectionIdleTimeout: 4h",
        Why =
            "Streams of `kubectl exec` and `kubectl port-forward` that are never closed use ports and memory of the node. An attacker can open " +
            "them until none is left. The default is four hours.",
        Sources = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(KubeletConfiguration("streamingConnectionIdleTimeout: [|0s|]")).Fixed(KubeletConfiguration("streamingConnectionIdleTimeout: 4h")),
        ],
    };

    [Rule("SEA8565", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0083 checkov:CKV_K8S_144 kics:kubelet_protect_kernel_defaults_set_to_false kubescape:C-0177")]
    public static FlagRule ProtectKernelDefaultsDisabled => new(Exactly(Kubelet, "protect-kernel-defaults", "true").AlsoInConfiguration())
    {
        Title = "Kubelet changes kernel settings",
        Message = "The kubelet overrides kernel settings of the node; set {1} or protectKernelDefaults: true",
        Why =
            "A kubelet without this protection changes sysctls that differ from its defaults, and can undo what an administrator has hardened. " +
            "With it the kubelet stops with an error instead, so set the sysctls of the node first.",
        Sources = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        Differences = Texts.OnlyConfiguration,
    };

    [Rule("SEA8566", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0084 checkov:CKV_K8S_145 kics:kubelet_not_managing_ip_tables kubescape:C-0178 cis-kubernetes:4.2.6")]
    public static FlagRule IptablesUtilChainsDisabled => new(Never(Kubelet, "make-iptables-util-chains", "false", "true"))
    {
        Title = "Kubelet iptables management disabled",
        Message = "The kubelet does not manage its iptables chains; set {1} or makeIPTablesUtilChains: true",
        Why =
            "Without these chains another tool has to keep the iptables rules consistent with the pods of the node. Stale rules block traffic or " +
            "expose ports. Nodes whose network plugin does not use iptables do not need them.",
        Sources = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        Differences = Texts.DefaultTrue,
    };

    [Rule("SEA8567", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0086 checkov:CKV_K8S_146 kics:kubelet_hostname_override_is_set kubescape:C-0179 cis-kubernetes:4.2.7")]
    public static FlagRule KubeletHostnameOverride => new(Unset(Kubelet, "hostname-override"))
    {
        Title = "Kubelet overrides the host name",
        Message = "The kubelet registers the node under another name than its host; remove {1}",
        Why =
            "Certificates and logs contain the host name. A different node name can break TLS verification between the kubelet and the API " +
            "server, and makes it harder to match logs with nodes. Some cloud providers require the flag.",
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kubelet/",
        BadValue = "node-1",
    };

    [Rule("SEA8569", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0088 trivy:KCV-0089 checkov:CKV_K8S_148 kics:tls_connection_certificate_not_setup kubescape:C-0181 cis-kubernetes:4.2.9")]
    public static FlagRule MissingKubeletServerCertificate => new(Set(Kubelet, "tls-cert-file", "tls-private-key-file").AlsoInConfiguration())
    {
        Title = "Kubelet uses a self-signed certificate",
        Message = "The kubelet uses a self-signed certificate; set {1} and --tls-private-key-file, or tlsCertFile and tlsPrivateKeyFile",
        Why =
            "The API server cannot verify a certificate that the kubelet generates for itself, so an attacker on the network can impersonate the " +
            "node. With `serverTLSBootstrap: true` the kubelet requests a signed certificate instead; suppress the rule then.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/",
        Differences = Texts.OnlyConfiguration,
    };

    [Rule("SEA8570", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0090 checkov:CKV_K8S_149 kics:kubelet_client_periodic_certificate_switch_disabled kubescape:C-0182 cis-kubernetes:4.2.10")]
    public static FlagRule KubeletClientCertificateRotationDisabled => new(Never(Kubelet, "rotate-certificates", "false", "true").AlsoInConfiguration())
    {
        Title = "Kubelet client certificate rotation disabled",
        Message = "The kubelet does not rotate its client certificate; set {1} or rotateCertificates: true",
        Why =
            "When the client certificate of a kubelet expires, the node can no longer reach the API server. Certificates without rotation also " +
            "tempt operators to use long lifetimes, which help an attacker who steals one.",
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/",
        Differences =
            "In a KubeletConfiguration the default is false, so a missing field is reported. A missing flag is not, because a configuration file " +
            "can set it.",
    };

    [Rule("SEA8571", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0091 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0183 cis-kubernetes:4.2.11")]
    public static FlagRule KubeletServerCertificateRotationDisabled => new(NeverLists(Kubelet, "feature-gates", "RotateKubeletServerCertificate=false"))
    {
        Title = "Kubelet server certificate rotation disabled",
        Message = "The kubelet disables rotation of its server certificate; remove RotateKubeletServerCertificate=false from {1}",
        Why = Texts.Rotation,
        Sources = "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/",
        GoodValue = "NodeSwap=true",
    };

    [Rule("SEA8572", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0092 kics:weak_tls_cipher_suites kubescape:C-0184 cis-kubernetes:4.2.12",
        Related = "checkov:CKV_K8S_151")]
    public static FlagRule WeakKubeletCiphers => new(OnlyLists(Kubelet, "tls-cipher-suites", StrongCiphers).AlsoInConfiguration())
    {
        Title = "Kubelet allows weak TLS cipher suites",
        Message = "The kubelet does not restrict TLS to strong cipher suites; set {1} or tlsCipherSuites to suites with ECDHE and AEAD",
        Why = Texts.WeakCiphers,
        Sources = "https://kubernetes.io/docs/reference/config-api/kubelet-config.v1beta1/",
        Differences = "Some tools do not report a missing list; Checkov CKV_K8S_151 is one of them.",
        BadValue = "TLS_RSA_WITH_RC4_128_SHA",
        GoodValue = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    };

    [Rule("SEA8573", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0284 cis-kubernetes:4.2.13")]
    public static FlagRule MissingPodPidsLimit => new(Set(Kubelet, "pod-max-pids").AlsoInConfiguration())
    {
        Title = "Kubelet sets no PID limit for pods",
        Message = "The kubelet sets no PID limit for pods; set {1} or podPidsLimit, such as 4096",
        Why =
            "A pod with a fork bomb can use up all process IDs of the node, so that other pods and the kubelet itself can no longer start " +
            "processes. The limit stops only the pod at fault.",
        Sources = "https://kubernetes.io/docs/concepts/policy/pid-limiting/",
        GoodValue = "4096",
    };

    [Rule("SEA8574", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "cis-kubernetes:4.2.14")]
    public static FlagRule SeccompDefaultDisabled => new(Exactly(Kubelet, "seccomp-default", "true").AlsoInConfiguration())
    {
        Title = "Kubelet does not apply a default seccomp profile",
        Message = "Containers without a seccomp profile run unconfined; set {1} or seccompDefault: true",
        Why =
            "With the flag every container that sets no profile gets the one of the container runtime, which blocks system calls that are often " +
            "used to attack the kernel. It is not needed if every pod sets seccompProfile, for example because the restricted Pod Security " +
            "Standard is enforced.",
        Sources = "https://kubernetes.io/docs/tutorials/security/seccomp/",
    };
}
