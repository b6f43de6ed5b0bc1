using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2010", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:host-ipc polaris:hostIPCSet trivy:KSV-0008 checkov:CKV_K8S_18 kics:shared_host_ipc_namespace kubescape:C-0038 kubescape:C-0276 pss:hostNamespaces kubesec:HostIPC sonar:S6431 cis-docker:5.17 cis-kubernetes:5.2.4")]
public sealed class HostIpcNamespace : Rule<Container>
{
    public override string Title => "Host IPC namespace is shared";

    public override string Message => "Container '{0}' shares the host's IPC namespace; remove {1}";

    public override string Why => """
        Shared memory and semaphores of the host's processes, databases among them, can then be read and written from the container.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostIpc.IsExplicitly(true))
        {
            report.At(container.HostIpc, container.Name, container.HostIpc.Spelling)
                .WithFix("Give the container a IPC namespace of its own", f => f.Remove(container.HostIpc), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("ipc: [|host|]")).Fixed(ApiService()),
        Bad.Kubernetes(PodSpec("hostIPC: [|true|]")).Fixed(Pod()),
        Good.Compose(ApiService("ipc: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(PodSpec("hostIPC: false")),
    ];
}
