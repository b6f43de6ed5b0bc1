namespace Seaworthy.Rules.Cluster;

[Rule("SEA8510", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0010 kics:event_rate_limit_admission_control_plugin_not_set kubescape:C-0121 cis-kubernetes:1.2.9")]
public sealed class EventsUnlimited : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "EventRateLimit");

    private protected override Demand Demand => s_demand;

    public override string Title => "Events are not limited";

    public override string Message => "The {0} takes any number of events; set {1}";

    public override string Why => """
        A pod in a crash loop, or somebody who means harm, can drown the server in events.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,EventRateLimit")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
