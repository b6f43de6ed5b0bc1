namespace Seaworthy.Rules.Cluster;

[Rule("SEA8540", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0036 kics:service_account_private_key_file_not_defined kubescape:C-0147 cis-kubernetes:1.3.4",
    Related = "checkov:CKV_K8S_110")]
public sealed class TokenSigningKeyMissing : FlagRule
{
    static readonly Demand s_demand = Demand.Set(ClusterProgram.ControllerManager, "service-account-private-key-file");

    private protected override Demand Demand => s_demand;

    public override string Title => "Tokens are signed with no key of yours";

    public override string Message => "The {0} has no key to sign tokens with; set {1}";

    public override string Why => """
        A pair of keys of their own lets tokens be renewed when a key is lost.
        """;

    public override string? Differences => """
        Checkov looks only at how the file is called, which is a rule of its own.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("[|kube-controller-manager|]", "--v=2")),
        Good.Kubernetes(Pod("kube-controller-manager", "--service-account-private-key-file=/etc/kubernetes/pki/one")),
        Good.Kubernetes(Pod("kube-controller-manager", "$(FLAGS)")).Because("more flags may come out of the variable"),
    ];
}
