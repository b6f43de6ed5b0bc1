using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Confinement;

[Rule("SEA2051", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "pss:appArmorProfile")]
sealed class OverriddenApparmorProfile : Rule<Pod>
{
    public override string Title => "Overridden AppArmor profile";

    public override string Message => "AppArmor profile '{1}' of the pod of '{0}' is not used by any container; remove '{1}'";

    public override string Why => """
        Every container has its own profile, or none has the name in the annotation, so the value has no effect today. Pod Security admission still rejects
        the pod because of it, and a container that is added later inherits it.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tutorials/security/apparmor/
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline
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
                    .WithFix("Remove the profile", f => f.Remove(bad), Safety.Review);
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
        Good.Kubernetes(PodSpec("securityContext: { appArmorProfile: { type: Unconfined } }")).Because("it is in effect, and a separate rule reports it"),
    ];
}
