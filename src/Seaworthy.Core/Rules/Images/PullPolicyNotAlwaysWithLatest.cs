using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

[Rule("SEA1007", Category.Images, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kubescape:C-0075 kube-score:container-image-pull-policy polaris:pullPolicyNotAlways checkov:CKV_K8S_15 " +
        "kics:image_pull_policy_of_container_is_not_always")]
sealed class PullPolicyNotAlwaysWithLatest : Rule<PodContainer>
{
    public override string Title => "Latest image not pulled on each start";

    public override string Message => "Container '{0}' uses the 'latest' image cached on its node; pin a version, or set imagePullPolicy to Always";

    public override string Why => """
        With this policy, each node keeps the image that it pulled first, so pods of one Deployment can run different versions and a new rollout
        changes nothing. The policy is fine for an image with a version.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy";

    public override void Check(PodContainer container, Report report)
    {
        if (container is not { Manifest: { } node, Image: { Name: { } image, BuiltBy: null } } || !Floats(image))
            return;
        var policy = node.Text("imagePullPolicy");
        if (policy.IsExplicitly("IfNotPresent") || policy.IsExplicitly("Never"))
        {
            report.At(policy, container.Name)
                .WithFix("Set imagePullPolicy to Always", f => f.Set(policy, "Always"), Safety.Review);
        }
    }

    internal static bool Floats(ImageName image) => image.Digest is null && image.Tag is null or "latest";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("imagePullPolicy: [|IfNotPresent|]", image: "acme/api:latest"))
            .Fixed(Pod("imagePullPolicy: Always", image: "acme/api:latest")),
        Good.Kubernetes(Pod("imagePullPolicy: IfNotPresent")),
        Good.Kubernetes(Pod(image: "acme/api:latest")).Because("Always is the default for 'latest'"),
    ];
}
