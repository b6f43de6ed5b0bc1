using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2051", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:appArmorProfile")]
sealed class OverriddenApparmorProfile : Rule<Pod>
{
    public override string Title => "Bad AppArmor profile is overridden";

    public override string Message => "The pod of '{0}' asks for the AppArmor profile {1}, which none of its containers takes over; remove it";

    public override string Why => """
        The value decides for no container, since each has its own or none is named so. Kubernetes' admission check refuses the pod all the same, and the next container that is added gets it.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec is not { } pod)
            return;
        var setting = pod.Text("securityContext", "appArmorProfile", "type");
        if (!PodSecurity.IsProfile(setting.Value))
            Judge(setting);
        if (workload.Template.Child("metadata", "annotations") is not { } annotations)
            return;
        foreach (var entry in annotations.Node.Entries)
        {
            if (entry.KeyText?.StartsWith("container.apparmor.security.beta.kubernetes.io/", StringComparison.Ordinal) != true)
                continue;
            var annotation = workload.Template.Text("metadata", "annotations", entry.KeyText);
            if (annotation.Value is not ("" or "runtime/default") && annotation.Value?.StartsWith("localhost/", StringComparison.Ordinal) != true)
                Judge(annotation);
        }

        void Judge(Setting<string> bad)
        {
            if (bad is { Written: Written.Value, IsKnown: true, Value: { } value } && !PodSecurity.IsInEffect(workload, bad, static c => c.AppArmor))
            {
                report.At(bad, workload.Name, value)
                    .WithFix("Remove it", f => f.Remove(bad), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("""
            securityContext: { appArmorProfile: { type: RuntimeDefault } }
            """, spec: """
            securityContext: { appArmorProfile: { type: [|Unconfined|] } }
            """))
            .Fixed(Pod("securityContext: { appArmorProfile: { type: RuntimeDefault } }")),
        Bad.Kubernetes(Pod(metadata: """
            annotations:
              container.apparmor.security.beta.kubernetes.io/old: [|unconfined|]
            """))
            .Fixed(Pod()),
        Good.Kubernetes(PodSpec("securityContext: { appArmorProfile: { type: Unconfined } }")).Because("it is in effect, and has a rule of its own"),
    ];
}
