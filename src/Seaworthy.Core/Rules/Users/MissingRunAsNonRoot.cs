using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2035", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0012 pss:runAsNonRoot cis-kubernetes:5.2.7")]
sealed class MissingRunAsNonRoot : Rule<Pod>
{
    public override string Title => "Non-root user not required";

    public override string Message => "{0} is not required to run as a non-root user; set {1} to true";

    public override string Why => """
        A numeric runAsUser, or USER in the image, decides the user of the container today. With runAsNonRoot, Kubernetes refuses to start the container if
        that changes to root. The restricted profile requires the field, so a namespace that enforces it rejects the pod.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        """;

    public override string? Differences => """
        Most tools accept a numeric user. The restricted profile does not, and it also rejects a pod-level false where every container sets true.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod || PodSecurity.HasOwnUsers(workload))
            return;
        var ofPod = pod.Bool("securityContext", "runAsNonRoot");
        foreach (var container in workload.Containers)
        {
            if (container.Manifest?.Bool("securityContext", "runAsNonRoot") is not { } own || RunsAsRoot.MayRunAsRoot(container))
                continue;
            var decisive = own.IsUnset && !ofPod.IsUnset ? ofPod : own;
            if (decisive.IsExplicitly(false) || decisive.IsUnset)
            {
                var finding = report.At(decisive, "Container '" + container.Name + "'", decisive.Spelling);
                // A container with user 0 would not start any more.
                if (container.User is not { IsKnown: true, IsUnset: false } user || !user.Value.IsRoot)
                    finding.WithFix("Set runAsNonRoot to true", f => f.Set(decisive, true), Safety.Review);
            }
        }
        if (ofPod.IsExplicitly(false) && !PodSecurity.IsInEffect(workload, ofPod, static c => c.RunAsNonRoot))
        {
            report.At(ofPod, "The pod of '" + workload.Name + "'", ofPod.Spelling)
                .WithFix("Set runAsNonRoot to true", f => f.Set(ofPod, true), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", name: "[|api|]"))
            .Fixed(Pod("securityContext: { runAsUser: 1000, runAsNonRoot: true }")),
        Bad.Kubernetes(Pod("securityContext: { runAsNonRoot: true }", spec: "securityContext: { runAsNonRoot: [|false|] }"))
            .Fixed(Pod("securityContext: { runAsNonRoot: true }", spec: "securityContext: { runAsNonRoot: true }")),
        Bad.Kubernetes(Pod("securityContext: { runAsUser: 0 }", name: "[|api|]")),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", spec: "securityContext: { runAsNonRoot: true }")),
        Good.Kubernetes(Pod()).Because("a separate rule reports a container that can run as root"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", spec: "hostUsers: false")).Because("in a user namespace any user is allowed"),
    ];
}
