using Seaworthy.Binding.Kubernetes;

namespace Seaworthy.Rules.Cluster;

[Rule("SEA8576", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "checkov:CKV_K8S_97 checkov:CKV_K8S_110 checkov:CKV_K8S_111 kics:client_certificate_authentication_not_setup_properly")]
sealed class NonPemFileName : Rule<ClusterComponent>
{
    public override string Title => "File of a key or certificate is not called .pem";

    public override string Message => "The {0} is given '{1}' as {2}; call the file .pem";

    public override string Why => """
        These programs read one format alone. A team that names such files after it sees at once which of them is meant.
        """;

    public override string? Differences => """
        What a file is called says nothing about what is in it, so the rule is switched on by name alone. That the file is named at all is asked by other rules.
        """;

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
