using Seaworthy.Binding.Kubernetes;

namespace Seaworthy.Rules.Cluster;

[Rule("SEA8576", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "checkov:CKV_K8S_97 checkov:CKV_K8S_110 checkov:CKV_K8S_111 kics:client_certificate_authentication_not_setup_properly")]
sealed class NonPemFileName : Rule<ClusterComponent>
{
    public override string Title => "Key or certificate file without the extension .pem";

    public override string Message => "{2} of {0} refers to '{1}'; use a file name that ends in .pem";

    public override string Why =>
        "The Kubernetes components read PEM files only. A common extension shows at a glance which files are meant, and a search finds all of " +
        "them. The rule is a naming convention; other names work as well.";

    public override string Sources => "https://kubernetes.io/docs/reference/access-authn-authz/kubelet-tls-bootstrapping/";

    public override string? Differences =>
        "The name of a file does not show what it contains, so the rule is a preference. Other rules check that the flags are set.";

    static readonly (ClusterProgram Program, string Flag)[] s_files =
    [
        (ClusterProgram.ApiServer, "service-account-key-file"),
        (ClusterProgram.ApiServer, "client-ca-file"),
        (ClusterProgram.ControllerManager, "service-account-private-key-file"),
        (ClusterProgram.ControllerManager, "root-ca-file"),
        (ClusterProgram.Kubelet, "client-ca-file"),
    ];

    public override void Check(ClusterComponent component, Report report)
    {
        foreach (var (program, name) in s_files)
        {
            if (component.Program == program && component.Find(name) is { Value: { } value } flag && !value.EndsWith(".pem", StringComparison.Ordinal))
                report.At(flag.Location, ComponentBinder.NameOf(program), value, "--" + name);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: control, namespace: kube-system }
            spec:
              containers:
              - name: main
                image: registry.acme.test/control:1.36.0
                command:
                - kube-apiserver
                - --client-ca-file=[|/etc/kubernetes/pki/ca.crt|]
                - --service-account-key-file=[|/etc/kubernetes/pki/sa.key|]
              - name: other
                image: registry.acme.test/control:1.36.0
                command:
                - kube-controller-manager
                - --root-ca-file=[|/etc/kubernetes/pki/ca.crt|]
                - --service-account-private-key-file=[|/etc/kubernetes/pki/sa.key|]
            """),
        Bad.Kubernetes("""
            apiVersion: kubelet.config.k8s.io/v1beta1
            kind: KubeletConfiguration
            authentication: { x509: { clientCAFile: [|/etc/kubernetes/pki/ca.crt|] } }
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: control, namespace: kube-system }
            spec:
              containers:
              - name: main
                image: registry.acme.test/control:1.36.0
                command:
                - kube-apiserver
                - --client-ca-file=/etc/kubernetes/pki/ca.pem
                - --service-account-key-file=$(KEY)
            """),
    ];
}
