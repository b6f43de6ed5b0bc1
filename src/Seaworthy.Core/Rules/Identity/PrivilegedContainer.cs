using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2003", Category.Identity, Severity.Warning, Mode.Minimum, Since = "0.1",
    Aliases = "kube-linter:privileged-container kube-score:container-security-context-privileged polaris:runAsPrivileged trivy:KSV-0017 checkov:CKV_K8S_16 kics:container_is_privileged kics:privileged_containers_enabled kubescape:C-0057 pss:privileged kubesec:Privileged sonar:S6428 semgrep:privileged-service cis-docker:5.5 cis-kubernetes:5.2.2")]
public sealed class PrivilegedContainer : Rule<Container>
{
    public override string Title => "Container is privileged";

    public override string Message => "Container '{0}' is privileged and so owns the host; remove {1}";

    public override string Why => """
        A privileged container has every capability, every device of the host and no confinement: whoever gets into it has the machine. Grant the one capability
        or device that is needed instead.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.Privileged.IsExplicitly(true))
        {
            report.At(container.Privileged, container.Name, container.Privileged.Spelling)
                .WithFix("Run the container without privileges", f => f.Remove(container.Privileged), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("privileged: [|true|]")).Fixed(ApiService()),
        Bad.Compose(ApiService("privileged: \"${PRIVILEGED:-[|true|]}\"")).Fixed(ApiService()),
        Bad.Kubernetes(Pod("""
            securityContext:
              privileged: [|true|]
              readOnlyRootFilesystem: true
            """))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """)),
        Good.Compose(ApiService("privileged: \"${PRIVILEGED}\"")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { privileged: false }")),
    ];
}
