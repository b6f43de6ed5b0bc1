namespace Seaworthy.Rules.Cluster;

[Rule("SEA8513", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0013 checkov:CKV_K8S_81 kics:security_context_deny_admission_control_plugin_not_set kubescape:C-0124")]
public sealed class SecurityContextNotDenied : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "SecurityContextDeny", "PodSecurityPolicy").Until(30);

    private protected override Demand Demand => s_demand;

    public override string Title => "Security contexts are not denied";

    public override string Message => "The {0} has neither Pod Security policies nor the plugin of old that refuses security contexts; set {1}";

    public override string Why => """
        Before Pod Security admission this plugin kept pods from asking for other users and SELinux labels.
        """;

    public override string? Differences => """
        Checkov says nothing where no list of plugins is given, though then the server does not have this one either.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")).With("seaworthy_kubernetes_version", "1.24"),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).With("seaworthy_kubernetes_version", "1.24"),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: control, namespace: kube-system }
            spec:
              containers:
              - name: main
                image: registry.acme.test/kube-apiserver:v1.19.9
                command: [kube-apiserver, "--enable-admission-plugins=[|NamespaceLifecycle|]"]
            """),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,SecurityContextDeny")).With("seaworthy_kubernetes_version", "1.24"),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable").With("seaworthy_kubernetes_version", "1.24"),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("later releases do not have the plugin"),
    ];
}
