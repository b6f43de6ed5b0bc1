using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2054", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-score:container-security-context-user-group-id trivy:KSV-0020 checkov:CKV_K8S_40 kics:containers_run_with_low_uid kubesec:RunAsUser")]
[Not(Dialect.Dockerfile, "the user id of an image can be remapped or overridden when it is run")]
[Not(Dialect.Compose, "a service usually inherits the user of its image, which its Dockerfile sets")]
sealed class LowUserId : Rule<Container>
{
    public override string Title => "Low user id";

    public override string Message => "Container '{0}' {1}; set {2} to 10000 or more";

    public override string Why => """
        Low ids are often assigned to users of the node. If a process escapes from its container, or shares a volume, it has the permissions of the user with
        the same id. Ids of 10000 or more rarely collide. With a user namespace the rule does not matter.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod";

    public override string? Differences => """
        Tools differ on whether 10000 itself is high enough; here it is. Init containers count too; Checkov ignores them.
        """;

    const long Least = 10000;

    public override void Check(Container container, Report report)
    {
        if (container.IsWindows)
            return;
        var user = container.User;
        if (user.IsUnset && user.Origin != Origin.Image)
            report.At(user, container.Name, "inherits its user id from the image", user.Spelling);
        else if (user is { Written: Written.Value, IsKnown: true } && user.Value.Uid is > 0 and < Least)
            report.At(user, container.Name, "runs with the low user id " + user.Value.User, user.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Bad.Kubernetes(Pod("securityContext: { runAsUser: [|1000|] }")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 10000 }")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 0 }")).Because("separate rules report root"),
    ];
}
