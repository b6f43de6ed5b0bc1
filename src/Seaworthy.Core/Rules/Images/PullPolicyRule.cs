using Seaworthy.Syntax;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Images;

/// <summary>The family of rules about an image that a node can use from its cache without a check by the registry. Message: 0 container.</summary>
sealed class PullPolicyRule(Func<ImageName, bool> isReported) : FamilyRule<PodContainer>
{
    public override void Check(PodContainer container, Report report)
    {
        if (container.Image?.Name is not { } image || !isReported(image))
            return;
        var policy = container.Manifest.Text("imagePullPolicy");
        var isDefault = policy.IsUnset && image.Tag is not (null or "latest");
        if (isDefault || policy is { Written: Written.Value, IsKnown: true, Value: not "Always" })
            report.At(policy, container.Name).WithFix("Set imagePullPolicy to Always", f => f.Set(policy, "Always"), Safety.Review);
    }

    [Rule("SEA1006", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1",
        Aliases = "kube-score:container-image-pull-policy polaris:pullPolicyNotAlways checkov:CKV_K8S_15 kics:image_pull_policy_of_container_is_not_always")]
    public static PullPolicyRule PullPolicyNotAlways => new(static image =>
        // A digest always refers to the same image.
        image is { Digest: null, Tag: not (null or "latest") })
    {
        Title = "Pull policy other than Always",
        Message = "Container '{0}' can use a cached image without a check of its pull credentials; set imagePullPolicy to Always",
        Why =
            "The kubelet uses a cached image without asking the registry, so an image that one pod pulled with its credentials can be used by every " +
            "other pod of the node. With Always, the registry checks the credentials on each start; layers that are already on the node are not " +
            "downloaded again. Acceptable if all pods of a node can use the same images.",
        Sources =
            "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy " +
            "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages",
        Differences =
            "Polaris requires an explicit Always. Here an image without a tag or with `latest` needs none, because Kubernetes then pulls it on each " +
            "start; an image with a digest is reported by SEA1040.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("imagePullPolicy: [|IfNotPresent|]")).Fixed(Pod("imagePullPolicy: Always")),
            Bad.Kubernetes(Pod(name: "[|api|]")).Fixed(Pod("imagePullPolicy: Always")),
            Good.Kubernetes(Pod(image: "acme/api:latest")).Because("Always is the default for 'latest'"),
        ],
    };

    [Rule("SEA1040", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "checkov:CKV_K8S_15")]
    public static PullPolicyRule PullPolicyNotAlwaysWithDigest => new(static image => image.Digest is not null)
    {
        Title = "Pull policy other than Always for an image with a digest",
        Message = "Container '{0}' can use a cached image without a check of its pull credentials; set imagePullPolicy to Always",
        Why =
            "A digest determines which image runs, not which pods can use it: the kubelet uses a cached image without asking the registry, so an " +
            "image that one pod pulled with its credentials can be used by every other pod of the node. With Always, the registry checks the " +
            "credentials on each start; layers that are already on the node are not downloaded again.",
        Sources =
            "https://kubernetes.io/docs/concepts/containers/images/#image-pull-policy " +
            "https://kubernetes.io/docs/reference/access-authn-authz/admission-controllers/#alwayspullimages",
        Differences = "Most other tools accept a digest. Checkov accepts it only without a tag and without a policy.",
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
                """)).Because("an image with only a tag is reported by SEA1006"),
        ],
    };
}
