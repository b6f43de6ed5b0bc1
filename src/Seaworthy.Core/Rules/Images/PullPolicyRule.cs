using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

/// <summary>The family of rules about an image that a node may have without asking the registry. Message: 0 container.</summary>
sealed class PullPolicyRule(Func<ImageName, bool> isReported) : FamilyRule<PodContainer>
{
    public override void Check(PodContainer container, Report report)
    {
        if (container.Image?.Name is not { } image || !isReported(image))
            return;
        var policy = container.Manifest.Text("imagePullPolicy");
        var isDefault = policy.IsUnset && image.Tag is not (null or "latest");
        if (isDefault || policy is { Written: Written.Value, IsKnown: true, Value: not "Always" })
            report.At(policy, container.Name).WithFix("Ask the registry each time", f => f.Set(policy, "Always"), Safety.Review);
    }

    [Rule("SEA1006", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:container-image-pull-policy polaris:pullPolicyNotAlways checkov:CKV_K8S_15 kics:image_pull_policy_of_container_is_not_always")]
    public static PullPolicyRule PullPolicyNotAlways => new(static image =>
        // A digest names one image, whoever pulled it.
        image is { Digest: null, Tag: not (null or "latest") })
    {
        Title = "Image is not pulled anew",
        Message = "Container '{0}' may run an image that lies on its node, unasked whether the pod may have it; set imagePullPolicy to Always",
        Why =
            "An image that one pod has pulled with its credentials can be run by every other pod of the node that names it. Always makes the registry say " +
            "yes each time; layers that are there are not loaded again.",
        Differences =
            "Polaris wants Always to be written. Here an image without a tag or with `latest` is fine without it, because Kubernetes then pulls it each " +
            "time; so is one with a digest, which is the same whoever pulled it; who wants Always there too has a rule for it.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("imagePullPolicy: [|IfNotPresent|]")).Fixed(Pod("imagePullPolicy: Always")),
            Bad.Kubernetes(Pod(name: "[|api|]")).Fixed(Pod("imagePullPolicy: Always")),
            Good.Kubernetes(Pod(image: "acme/api:latest")).Because("Always is the default for latest"),
        ],
    };

    [Rule("SEA1040", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "checkov:CKV_K8S_15")]
    public static PullPolicyRule PullPolicyNotAlwaysWithDigest => new(static image => image.Digest is not null)
    {
        Title = "Image with a digest is not pulled anew",
        Message = "Container '{0}' may run an image that lies on its node, unasked whether the pod may have it; set imagePullPolicy to Always",
        Why =
            "A digest says which image is meant, not who may run it: one that another pod has pulled with its credentials is there for all. Always makes the " +
            "registry say yes each time.",
        Differences = "Most peers are content with a digest. Without a tag in front of it, and without a policy, Checkov is, too.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Pod("imagePullPolicy: [|IfNotPresent|]", image: "acme/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"))
                .Fixed(
                    Pod("imagePullPolicy: Always", image: "acme/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef")),
            Good.Kubernetes(Manifest("v1", "Pod", """
                containers:
                - name: api
                  image: acme/api@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
                - name: helper
                  image: acme/helper:1.4.2
                  imagePullPolicy: IfNotPresent
                """)).Because("an image that is named by its tag is looked at by another rule"),
        ],
    };
}
