namespace Seaworthy.Rules.Cluster;

[Rule("SEA8512", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KCV-0012 checkov:CKV_K8S_80 kics:always_pull_images_admission_control_plugin_not_set kubescape:C-0123 cis-kubernetes:1.2.11")]
public sealed class CachedImagesShared : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "AlwaysPullImages");

    private protected override Demand Demand => s_demand;

    public override string Title => "Private images can be used without credentials";

    public override string Message => "The {0} does not ask the registry again for an image that a node has; set {1}";

    public override string Why => """
        An image that one pod pulled with a secret can be run by every other pod of the node that knows its name.
        """;

    public override string? Differences => """
        Checkov says nothing where no list of plugins is given, though then the server does not have this one either.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,AlwaysPullImages")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
