using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2054", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-security-context-user-group-id trivy:KSV-0020 checkov:CKV_K8S_40 kics:containers_run_with_low_uid kubesec:RunAsUser")]
[Not(Dialect.Dockerfile, "user ids of an image are remapped or overridden where it is run")]
[Not(Dialect.Compose, "a service usually takes the user of its image, which its Dockerfile decides")]
sealed class LowUserId : Rule<Container>
{
    public override string Title => "User id is low";

    public override string Message => "Container '{0}' {1}; set {2} to 10000 or more";

    public override string Why => """
        Low numbers belong to users of the node. Should a process leave its container, or a volume be shared, it has the rights of the user who bears its number.
        """;

    public override string? Differences => """
        Peers differ on whether 10000 itself is high enough; here it is.
        Containers that only prepare the pod count too, which Checkov leaves out.
        """;

    const long Least = 10000;

    public override void Check(Container container, Report report)
    {
        if (container.IsWindows)
            return;
        var user = container.User;
        if (user.IsUnset && user.Origin != Origin.Image)
            report.At(user, container.Name, "leaves its user id to the image", user.Spelling);
        else if (user is { Written: Written.Value, IsKnown: true } && user.Value.Uid is > 0 and < Least)
            report.At(user, container.Name, "runs with the user id " + user.Value.User, user.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("securityContext: { runAsUser: [|1000|] }")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 10000 }")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 0 }")).Because("root has rules of its own"),
    ];
}
