namespace Seaworthy.Rules.Cluster;

[Rule("SEA8539", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0035 checkov:CKV_K8S_108 kics:use_service_account_credentials_not_set_to_true kubescape:C-0146 cis-kubernetes:1.3.3")]
public sealed class ControllersShareAccount : FlagRule
{
    static readonly Demand s_demand = Demand.Exactly(ClusterProgram.ControllerManager, "use-service-account-credentials", "true");

    private protected override Demand Demand => s_demand;

    public override string Title => "Controllers share one account";

    public override string Message => "The {0} runs every controller under its own account; set {1}";

    public override string Why => """
        With an account for each, a controller has the rights that it needs and no more.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-controller-manager", "--use-service-account-credentials=[|false|]")).Fixed(Pod("kube-controller-manager", "--use-service-account-credentials=true")),
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")).Fixed(Pod("kube-controller-manager", "--v=2", "--use-service-account-credentials=true")),
        Good.Kubernetes(Pod("kube-controller-manager", "--use-service-account-credentials=true")),
        Good.Kubernetes(Pod("kube-controller-manager", "--use-service-account-credentials=$(VALUE)")).Because("the value is a variable"),
    ];
}
