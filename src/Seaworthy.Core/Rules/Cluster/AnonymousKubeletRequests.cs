namespace Seaworthy.Rules.Cluster;

[Rule("SEA8560", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0079 checkov:CKV_K8S_138 kics:anonymous_auth_is_not_set_to_false kubescape:C-0172 kubescape:C-0069 cis-kubernetes:4.2.1")]
public sealed class AnonymousKubeletRequests : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.Kubelet, "anonymous-auth", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "Kubelet answers anonymous requests";

    public override string Message => "The {0} answers requests of nobody in particular; set {1}";

    public override string Why => """
        Whoever reaches the port of a kubelet that answers everybody can read logs and run commands in its containers.
        """;

    public override string? Differences => """
        In a configuration object the value that nobody wrote is false already, so that only a written true is reported there.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kubelet", "--anonymous-auth=[|true|]")).Fixed(Pod("kubelet", "--anonymous-auth=false")),
        Bad.Kubernetes(Pod("[|kubelet|]", "--v=2")).Fixed(Pod("kubelet", "--v=2", "--anonymous-auth=false")),
        Good.Kubernetes(Pod("kubelet", "--anonymous-auth=false")),
        Good.Kubernetes(Pod("kubelet", "--anonymous-auth=$(VALUE)")).Because("the value is a variable"),
        Good.Kubernetes("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\n").Because("the default of the object is false"),
        Bad.Kubernetes("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: { anonymous: { enabled: [|true|] } }\n").Fixed("apiVersion: kubelet.config.k8s.io/v1beta1\nkind: KubeletConfiguration\nauthentication: { anonymous: { enabled: false } }\n"),
    ];
}
