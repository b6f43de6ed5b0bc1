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
        Title = "Kubelet answers anonymous requests",
        Message = "The {0} answers requests of nobody in particular; set {1}",
        Why = "Whoever reaches the port of a kubelet that answers everybody can read logs and run commands in its containers.",
        Differences = "In a configuration object the value that nobody wrote is false already, so that only a written true is reported there.",
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
        Title = "Kubelet allows everything",
        Message = "The {0} allows every request; set {1}",
        Why = "With AlwaysAllow everybody who reaches the port may run commands in the containers of the node.",
    };

    [Rule("SEA8562", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0081 kics:client_certificate_authentication_not_setup_properly kubescape:C-0174 kubescape:C-0070 cis-kubernetes:4.2.3",
        Related = "checkov:CKV_K8S_140")]
    public static FlagRule MissingKubeletClientCa => new(Set(Kubelet, "client-ca-file").AlsoInConfiguration())
    {
        Title = "Kubelet accepts no certificates of clients",
        Message = "The {0} cannot check the certificate of the API server; set {1}",
        Why = "Without an authority the kubelet cannot tell the API server from anybody else.",
        Differences = "Checkov looks at another flag, and only at how its file is called.\n" + Texts.OnlyConfiguration,
    };

    [Rule("SEA8563", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0082 checkov:CKV_K8S_141 kics:kubelet_read_only_port_is_not_set_to_zero kubescape:C-0175 cis-kubernetes:4.2.4")]
    public static FlagRule KubeletReadOnlyPortEnabled => new(Exactly(Kubelet, "read-only-port", "0"))
    {
        Title = "Kubelet has a port without checks",
        Message = "The {0} tells everybody about its pods on a port without checks; set {1}",
        Why = "The port needs no credentials and shows what runs on the node, environment variables included.",
        Differences = "In a configuration object the value that nobody wrote is 0 already.",
        BadValue = "10255",
    };

    [Rule("SEA8564", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0085 checkov:CKV_K8S_143 kics:kubelet_streaming_connection_timeout_disabled kubescape:C-0176 cis-kubernetes:4.2.5")]
    public static FlagRule StreamingIdleTimeoutDisabled => new(Never(Kubelet, "streaming-connection-idle-timeout", "0", "4h"))
    {
        Title = "Idle streams are never closed",
        Message = "The {0} keeps idle streams open for ever; set {1}",
        Why = "Open streams use ports and memory, and can be kept open on purpose until none is left.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(KubeletConfiguration("streamingConnectionIdleTimeout: [|0s|]")).Fixed(KubeletConfiguration("streamingConnectionIdleTimeout: 4h")),
        ],
    };

    [Rule("SEA8565", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0083 checkov:CKV_K8S_144 kics:kubelet_protect_kernel_defaults_set_to_false kubescape:C-0177")]
    public static FlagRule ProtectKernelDefaultsDisabled => new(Exactly(Kubelet, "protect-kernel-defaults", "true").AlsoInConfiguration())
    {
        Title = "Kubelet changes the kernel",
        Message = "The {0} changes settings of the kernel that differ from what it wants; set {1}",
        Why = "A kubelet that may change them undoes what an administrator has hardened.",
        Differences = Texts.OnlyConfiguration,
    };

    [Rule("SEA8566", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0084 checkov:CKV_K8S_145 kics:kubelet_not_managing_ip_tables kubescape:C-0178 cis-kubernetes:4.2.6")]
    public static FlagRule IptablesUtilChainsDisabled => new(Never(Kubelet, "make-iptables-util-chains", "false", "true"))
    {
        Title = "Kubelet leaves iptables alone",
        Message = "The {0} does not keep the rules of iptables in step; set {1}",
        Why = "Rules that somebody else has to keep in step are soon too open or too tight.",
        Differences = Texts.DefaultTrue,
    };

    [Rule("SEA8567", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0086 checkov:CKV_K8S_146 kics:kubelet_hostname_override_is_set kubescape:C-0179 cis-kubernetes:4.2.7")]
    public static FlagRule KubeletHostnameOverride => new(Unset(Kubelet, "hostname-override"))
    {
        Title = "Node has another name than its host",
        Message = "The {0} gives the node another name than its host; take {1} out",
        Why = "Certificates and logs speak of the host by its own name. A second one breaks the link between them.",
        BadValue = "node-1",
    };

    [Rule("SEA8569", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0088 trivy:KCV-0089 checkov:CKV_K8S_148 kics:tls_connection_certificate_not_setup kubescape:C-0181 cis-kubernetes:4.2.9")]
    public static FlagRule MissingKubeletServerCertificate => new(Set(Kubelet, "tls-cert-file", "tls-private-key-file").AlsoInConfiguration())
    {
        Title = "Kubelet has no certificate of yours",
        Message = "The {0} makes itself a certificate; set {1} and its key",
        Why = "A certificate that a kubelet makes for itself can be checked by nobody.",
        Differences = Texts.OnlyConfiguration,
    };

    [Rule("SEA8570", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0090 checkov:CKV_K8S_149 kics:kubelet_client_periodic_certificate_switch_disabled kubescape:C-0182 cis-kubernetes:4.2.10")]
    public static FlagRule KubeletClientCertificateRotationDisabled => new(Never(Kubelet, "rotate-certificates", "false", "true").AlsoInConfiguration())
    {
        Title = "Certificate of the kubelet is not renewed",
        Message = "The {0} does not renew its certificate; set {1}",
        Why = "A certificate that nobody renews runs out, and the node with it.",
        Differences = "The value that nobody wrote is false in a configuration object. Without one the flag is left to whoever starts the kubelet.",
    };

    [Rule("SEA8571", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "trivy:KCV-0091 kics:rotate_kubelet_server_certificate_not_active kubescape:C-0183 cis-kubernetes:4.2.11")]
    public static FlagRule KubeletServerCertificateRotationDisabled => new(NeverLists(Kubelet, "feature-gates", "RotateKubeletServerCertificate=false"))
    {
        Title = "Certificate that the kubelet serves is not renewed",
        Message = "The {0} switches the renewal of its certificate off; take it out of {1}",
        Why = Texts.Rotation,
        GoodValue = "NodeSwap=true",
    };

    [Rule("SEA8572", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0092 kics:weak_tls_cipher_suites kubescape:C-0184 cis-kubernetes:4.2.12",
        Related = "checkov:CKV_K8S_151")]
    public static FlagRule WeakKubeletCiphers => new(OnlyLists(Kubelet, "tls-cipher-suites", StrongCiphers).AlsoInConfiguration())
    {
        Title = "Kubelet allows weak ciphers",
        Message = "The {0} does not keep to strong ciphers; list them in {1}",
        Why = Texts.WeakCiphers,
        Differences = "Some peers say nothing where no list is given.",
        BadValue = "TLS_RSA_WITH_RC4_128_SHA",
        GoodValue = "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    };

    [Rule("SEA8573", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kubescape:C-0284 cis-kubernetes:4.2.13")]
    public static FlagRule MissingPodPidsLimit => new(Set(Kubelet, "pod-max-pids").AlsoInConfiguration())
    {
        Title = "Pods may start any number of processes",
        Message = "The {0} sets no limit on the processes of a pod; set {1}",
        Why = "One pod that starts processes without end takes the node with it.",
        GoodValue = "4096",
    };

    [Rule("SEA8574", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "cis-kubernetes:4.2.14")]
    public static FlagRule SeccompDefaultDisabled => new(Exactly(Kubelet, "seccomp-default", "true").AlsoInConfiguration())
    {
        Title = "Containers run without a system call filter unless they ask for one",
        Message = "The {0} leaves containers that ask for none without a seccomp profile; set {1}",
        Why = "With the flag every container gets the profile of the runtime, which keeps it from the system calls that no service needs.",
    };
}
