using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2035", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0012 pss:runAsNonRoot cis-kubernetes:5.2.7")]
sealed class MissingRunAsNonRoot : Rule<Pod>
{
    public override string Title => "An ordinary user is not required";

    public override string Message => "{0} is not made to run as an ordinary user; set {1} to true";

    public override string Why => """
        A number other than 0, or a USER in the image, says who the container runs as today. Only runAsNonRoot makes Kubernetes refuse it when that changes, and the restricted profile asks for that alone.
        """;

    public override string? Differences => """
        Most peers are content with a number. Kubernetes' restricted profile is not, and refuses a pod that says false even where every container says true.
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
                // One that is told to be root would not start any more.
                if (container.User is not { IsKnown: true, IsUnset: false } user || !user.Value.IsRoot)
                    finding.WithFix("Refuse to run as root", f => f.Set(decisive, true), Safety.Review);
            }
        }
        if (ofPod.IsExplicitly(false) && !PodSecurity.IsInEffect(workload, ofPod, static c => c.RunAsNonRoot))
        {
            report.At(ofPod, "The pod of '" + workload.Name + "'", ofPod.Spelling)
                .WithFix("Refuse to run as root", f => f.Set(ofPod, true), Safety.Review);
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
        Good.Kubernetes(Pod()).Because("a container that may run as root has a rule of its own"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1000 }", spec: "hostUsers: false")).Because("in its own user namespace it may be anybody"),
    ];
}
