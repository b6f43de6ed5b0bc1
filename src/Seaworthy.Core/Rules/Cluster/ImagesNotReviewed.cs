namespace Seaworthy.Rules.Cluster;

[Rule("SEA8518", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:image_policy_webhook_admission_control_plugin_not_set kubescape:C-0289 cis-kubernetes:5.5.1")]
public sealed class ImagesNotReviewed : FlagRule
{
    static readonly Demand s_demand = Demand.Lists(ClusterProgram.ApiServer, "enable-admission-plugins", "ImagePolicyWebhook");

    private protected override Demand Demand => s_demand;

    public override string Title => "No policy decides which images run";

    public override string Message => "The {0} asks nobody whether an image may run; set {1}";

    public override string Why => """
        Only a check at admission keeps images out that nobody built, scanned or signed.
        """;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=[|NamespaceLifecycle|]")),
        Bad.Kubernetes(Pod("[|kube-apiserver|]", "--v=2")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=NamespaceLifecycle,ImagePolicyWebhook")),
        Good.Kubernetes(Pod("kube-apiserver", "--enable-admission-plugins=$(VALUE)")).Because("the value is a variable"),
    ];
}
