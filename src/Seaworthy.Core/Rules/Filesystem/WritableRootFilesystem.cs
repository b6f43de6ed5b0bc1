using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3001", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:no-read-only-root-fs kube-score:container-security-context-readonlyrootfilesystem polaris:notReadOnlyRootFilesystem " +
        "trivy:KSV-0014 checkov:CKV_K8S_22 kics:root_container_not_mounted_as_read_only kubescape:C-0017 kubesec:ReadOnlyRootFilesystem " +
        "semgrep:writable-filesystem-service cis-docker:5.13")]
sealed class WritableRootFilesystem : Rule<Container>
{
    public override string Title => "Writable root filesystem";

    public override string Message => "Container '{0}' has a writable root filesystem; set {1} to true";

    public override string Why => """
        An attacker cannot replace a program or add a web shell in a read-only root filesystem, and malware has no place to download to. Use a tmpfs or a
        volume for the few paths that the service must write to. Leave it writable only for software that writes to unknown paths.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-container
        https://docs.docker.com/reference/compose-file/services/#read_only
        """;

    public override void Check(Container container, Report report)
    {
        if (container.ReadOnlyRoot.EffectivelyNot(true) && !container.IsWindows)
        {
            report.At(container.ReadOnlyRoot, container.Name, container.ReadOnlyRoot.Spelling)
                .WithFix("Set the root filesystem to read-only", f => f.Set(container.ReadOnlyRoot, true), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("read_only: [|false|]")).Fixed(ApiService("read_only: true")),
        Bad.Compose("services: { [|api|]: { image: acme/api:1.4.2 } }")
            .Fixed("services: { api: { image: acme/api:1.4.2, read_only: true } }"),
        Bad.Kubernetes(Pod(name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """)),
        Good.Compose(ApiService("read_only: ${HARDENED}")).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { readOnlyRootFilesystem: true }")),
    ];
}
