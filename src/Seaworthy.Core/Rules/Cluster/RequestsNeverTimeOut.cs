namespace Seaworthy.Rules.Cluster;

[Rule("SEA8552", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:request_timeout_not_properly_set kubescape:C-0134 cis-kubernetes:1.2.20",
    Related = "checkov:CKV_K8S_95")]
public sealed class RequestsNeverTimeOut : FlagRule
{
    static readonly Demand s_demand = Demand.AtMostSeconds(ClusterProgram.ApiServer, "request-timeout", 300, "60s");

    private protected override Demand Demand => s_demand;

    public override string Title => "Requests to the API server time out late or never";

    public override string Message => "The {0} keeps requests open for more than five minutes; set {1}";

    public override string Why => """
        A few hundred requests that are kept open use up the server.
        """;

    public override string? Differences => """
        Checkov looks only at how the duration is written.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--request-timeout=[|1h30m|]")).Fixed(Pod("kube-apiserver", "--request-timeout=60s")),
        Bad.Kubernetes(Pod("kube-apiserver", "--request-timeout=[|0|]")).Fixed(Pod("kube-apiserver", "--request-timeout=60s")),
        Good.Kubernetes(Pod("kube-apiserver", "--request-timeout=300s")),
        Good.Kubernetes(Pod("kube-apiserver", "--v=2")).Because("the default is a minute"),
        Good.Kubernetes(Pod("kube-apiserver", "--request-timeout=$(VALUE)")).Because("the value is a variable"),
    ];
}
