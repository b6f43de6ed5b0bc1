namespace Seaworthy.Rules.Cluster;

[Rule("SEA8516", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_84 kics:pod_security_policy_admission_control_plugin_not_set")]
public sealed class PodSecurityPluginMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "PodSecurityPolicy").Until(25);

    private protected override Demand Demand => s_demand;

    public override string Title => "Pod security policies are not applied";

    public override string Message => "The {0} does not apply pod security policies; set {1}";

    public override string Why => """
        Up to Kubernetes 1.24 policies have no effect until the plugin is on. From 1.25 on Pod Security admission takes their place.
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
                image: registry.acme.test/kube-apiserver:v1.24.9
                command: [kube-apiserver, "--enable-admission-plugins=[|NamespaceLifecycle|]"]
            """),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,PodSecurityPolicy")).With("seaworthy_kubernetes_version", "1.24"),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable").With("seaworthy_kubernetes_version", "1.24"),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("later releases do not have the plugin"),
    ];
}
