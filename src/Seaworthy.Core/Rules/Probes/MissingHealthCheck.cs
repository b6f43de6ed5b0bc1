using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5002", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3057 kics:healthcheck_instruction_missing kics:healthcheck_not_set kics:liveness_probe_is_not_defined trivy:DS-0026 " +
        "checkov:CKV_DOCKER_2 checkov:CKV_K8S_8 dockle:CIS-DI-0006 terrascan:AC_DOCKER_0047 kube-linter:no-liveness-probe polaris:livenessProbeMissing " +
        "kubescape:C-0056 cis-docker:4.6 cis-docker:5.27")]
sealed class MissingHealthCheck : Rule<Container>
{
    public override string Title => "Missing health check";

    public override string Message => "{0} has no health check; add {1}";

    public override string Why => """
        A process that hangs still runs, so the engine does not notice. A health check allows an orchestrator to restart it and other services to wait
        until it works. A container that exits on every error does not need one.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/workloads/pods/probes/
        https://docs.docker.com/engine/containers/healthchecks/
        """;

    public override string? Differences => """
        Of a Dockerfile, only the final stage and the stages it is based on count; some tools check every stage. HEALTHCHECK NONE is accepted as a
        decision. The health check of a base image is unknown. A Job ends by itself, so a Job or CronJob needs no liveness probe, while some tools
        require one.
        """;

    public override void Check(Container container, Report report)
    {
        // HEALTHCHECK NONE is an explicit decision.
        if (container is { Dialect: Dialect.Dockerfile, Liveness.Written: Written.Value })
            return;
        if (container.Liveness.EffectivelyNot(true) && container.Kind is (ContainerKind.Main or ContainerKind.Image) && container.Workload?.IsBatch != true)
            report.At(container.Liveness, container.Dialect == Dialect.Dockerfile ? "Image" : "Container '" + container.Name + "'",
                container.Liveness.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|debian:12|]", """CMD ["sleep", "1"]""")),
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Compose(ApiService("healthcheck: { disable: [|true|] }")),
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Good.Dockerfile(Debian("""HEALTHCHECK CMD ["true"]""", """CMD ["sleep", "1"]""")),
        Good.Dockerfile(Debian("HEALTHCHECK NONE")).Because("HEALTHCHECK NONE is an explicit decision"),
        Good.Compose(ApiService("""healthcheck: { test: ["CMD", "true"] }""")),
        Good.Kubernetes(Pod("livenessProbe: { tcpSocket: { port: 8080 } }")),
        Good.Kubernetes(Manifest("batch/v1", "Job", """
            template:
              spec:
                restartPolicy: Never
                containers:
                - name: api
                  image: acme/api:1.4.2
            """, name: "once")).Because("a Job ends by itself"),
    ];
}
