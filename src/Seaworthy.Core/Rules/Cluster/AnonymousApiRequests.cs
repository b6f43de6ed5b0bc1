namespace Seaworthy.Rules.Cluster;

[Rule("SEA8500", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0001 checkov:CKV_K8S_68 kics:anonymous_auth_is_not_set_to_false kubescape:C-0113 cis-kubernetes:1.2.1")]
public sealed class AnonymousApiRequests : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ApiServer, "anonymous-auth", "false");

    private protected override Demand Demand => s_demand;

    public override string Title => "API server answers anonymous requests";

    public override string Message => "The {0} answers requests of nobody in particular; set {1}";

    public override string Why => """
        A request without credentials becomes the user system:anonymous. Whatever a binding gives that user by mistake, it gives to everybody who reaches the
        port.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--anonymous-auth=[|true|]")).Fixed(Pod("kube-apiserver", "--anonymous-auth=false")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")).Fixed(Pod("kube-apiserver", "--v=2", "--anonymous-auth=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--anonymous-auth=false")),
        Good.Kubernetes(Pod("kube-apiserver", "--anonymous-auth=$(VALUE)")).Because("the value is a variable"),
    ];
}
