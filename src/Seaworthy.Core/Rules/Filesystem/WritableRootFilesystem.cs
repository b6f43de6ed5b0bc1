using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3001", Category.Filesystem, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:no-read-only-root-fs kube-score:container-security-context-readonlyrootfilesystem polaris:notReadOnlyRootFilesystem " +
        "trivy:KSV-0014 checkov:CKV_K8S_22 kics:root_container_not_mounted_as_read_only kubescape:C-0017 kubesec:ReadOnlyRootFilesystem " +
        "semgrep:writable-filesystem-service cis-docker:5.13")]
sealed class WritableRootFilesystem : Rule<Container>
{
    public override string Title => "Root filesystem is writable";

    public override string Message => "Container '{0}' can write to its root filesystem; set {1} to true";

    public override string Why => """
        A process that cannot write to its own image cannot replace a binary or drop a web shell in it.
        Give the few paths that must be writable a tmpfs or a volume.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.ReadOnlyRoot.EffectivelyNot(true) && !container.IsWindows)
        {
            report.At(container.ReadOnlyRoot, container.Name, container.ReadOnlyRoot.Spelling)
                .WithFix("Make the root filesystem read-only", f => f.Set(container.ReadOnlyRoot, true), Safety.Review);
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
        Good.Compose(ApiService("read_only: ${HARDENED}")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { readOnlyRootFilesystem: true }")),
    ];
}
