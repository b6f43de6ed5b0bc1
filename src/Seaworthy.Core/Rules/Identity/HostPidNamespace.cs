using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2009", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:host-pid polaris:hostPIDSet trivy:KSV-0010 checkov:CKV_K8S_17 kics:shared_host_pid_namespace kics:host_namespace_is_shared kubescape:C-0038 kubescape:C-0275 pss:hostNamespaces kubesec:HostPID sonar:S6431 cis-docker:5.16 cis-kubernetes:5.2.3")]
public sealed class HostPidNamespace : Rule<Container>
{
    public override string Title => "Host process namespace is shared";

    public override string Message => "Container '{0}' shares the host's process namespace; remove {1}";

    public override string Why => """
        In the host's process namespace a container sees the command lines and environment of every process, may signal them, and, as root, reach into them through /proc.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostPid.IsExplicitly(true))
        {
            report.At(container.HostPid, container.Name, container.HostPid.Spelling)
                .WithFix("Give the container a process namespace of its own", f => f.Remove(container.HostPid), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("pid: [|host|]")).Fixed(ApiService()),
        Bad.Kubernetes(PodSpec("hostPID: [|true|]")).Fixed(Pod()),
        Good.Compose(ApiService("pid: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(PodSpec("hostPID: false")),
    ];
}
