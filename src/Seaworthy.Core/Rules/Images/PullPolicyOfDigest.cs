using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1040", Category.Images, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "checkov:CKV_K8S_15")]
public sealed class PullPolicyOfDigest : Rule<PodContainer>
{
    public override string Title => "Image with a digest is not pulled anew";

    public override string Message => "Container '{0}' may run an image that lies on its node, unasked whether the pod may have it; set imagePullPolicy to Always";

    public override string Why => """
        A digest says which image is meant, not who may run it: one that another pod has pulled with its credentials is there for all. Always makes the registry say yes each time.
        """;

    public override string? Differences => """
        Most peers are content with a digest. Without a tag in front of it, and without a policy, Checkov is, too.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container is not { Manifest: { } node, Image.Name: { Digest: not null } image })
            return;
        var policy = node.Text("imagePullPolicy");
        if (policy is { Written: Written.Value, IsKnown: true, Value: not "Always" } || (policy.IsUnset && image.Tag is not (null or "latest")))
        {
            report.At(policy, container.Name)
                .WithFix("Ask the registry each time", f => f.Set(policy, "Always"), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
