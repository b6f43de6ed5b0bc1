using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1006", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-image-pull-policy polaris:pullPolicyNotAlways checkov:CKV_K8S_15 kics:image_pull_policy_of_container_is_not_always")]
public sealed class PullPolicyNotAlways : Rule<PodContainer>
{
    public override string Title => "Image is not pulled anew";

    public override string Message => "Container '{0}' may run an image that lies on its node, unasked whether the pod may have it; set imagePullPolicy to Always";

    public override string Why => """
        An image that one pod has pulled with its credentials can be run by every other pod of the node that names it. Always makes the registry say yes each time; layers that are there are not loaded again.
        """;

    public override string? Differences => """
        Polaris wants Always to be written. Here an image without a tag or with `latest` is fine without it, because Kubernetes then pulls it each time; so is one with a digest, which is the same whoever pulled it; who wants Always there too has a rule for it.
        """;

    public override void Check(PodContainer container, Report report)
    {
        // A digest names one image, whoever pulled it.
        if (container is not { Manifest: { } node, Image.Name: { Digest: null } image })
            return;
        var policy = node.Text("imagePullPolicy");
        var isUnfit = policy is { Written: Written.Value, IsKnown: true, Value: not "Always" };
        if ((isUnfit && !LatestNotPulled.Floats(image)) || (policy.IsUnset && !LatestNotPulled.Floats(image)))
        {
            report.At(policy, container.Name)
                .WithFix("Ask the registry each time", f => f.Set(policy, "Always"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("imagePullPolicy: [|IfNotPresent|]")).Fixed(Pod("imagePullPolicy: Always")),
        Bad.Kubernetes(Pod(name: "[|api|]")).Fixed(Pod("imagePullPolicy: Always")),
        Good.Kubernetes(Pod(image: "acme/api:latest")).Because("Always is the default for latest"),
    ];
}
