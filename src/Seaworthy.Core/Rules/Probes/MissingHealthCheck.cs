using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5002", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3057 kics:healthcheck_instruction_missing kics:healthcheck_not_set kics:liveness_probe_is_not_defined trivy:DS-0026 " +
        "checkov:CKV_DOCKER_2 checkov:CKV_K8S_8 dockle:CIS-DI-0006 terrascan:AC_DOCKER_0047 kube-linter:no-liveness-probe polaris:livenessProbeMissing " +
        "kubescape:C-0056 cis-docker:4.6 cis-docker:5.27")]
sealed class MissingHealthCheck : Rule<Container>
{
    public override string Title => "No health check";

    public override string Message => "Nothing asks whether {0} still works; add {1}";

    public override string Why => """
        A process that hangs looks alive to the engine. A health check lets it be restarted, and lets others wait until it is ready.
        """;

    public override string? Differences => """
        Of a Dockerfile, only the final stage counts, with the stages that it builds on; some peers ask it of every stage. HEALTHCHECK NONE says that somebody has thought of it. The check of a base image
        is not seen. A Job ends by itself, so neither it nor a CronJob is asked for a liveness probe, while some peers ask.
        """;

    public override void Check(Container container, Report report)
    {
        // HEALTHCHECK NONE is an answer.
        if (container is { Dialect: Dialect.Dockerfile, Liveness.Written: Written.Value })
            return;
        if (container.Liveness.EffectivelyNot(true) && container.Kind is (ContainerKind.Main or ContainerKind.Image) && container.Workload?.IsBatch != true)
            report.At(container.Liveness, container.Dialect == Dialect.Dockerfile ? "the image" : "container '" + container.Name + "'",
                container.Liveness.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|debian:12|]", """CMD ["sleep", "1"]""")),
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Compose(ApiService("healthcheck: { disable: [|true|] }")),
        Bad.Kubernetes(Pod(name: "[|api|]")),
        Good.Dockerfile(Debian("""HEALTHCHECK CMD ["true"]""", """CMD ["sleep", "1"]""")),
        Good.Dockerfile(Debian("HEALTHCHECK NONE")).Because("somebody has decided that there is none"),
        Good.Compose(ApiService("""healthcheck: { test: ["CMD", "true"] }""")),
        Good.Kubernetes(Pod("livenessProbe: { tcpSocket: { port: 8080 } }")),
        Good.Kubernetes(Manifest("batch/v1", "Job", """
            template:
              spec:
                restartPolicy: Never
                containers:
                - name: api
                  image: acme/api:1.4.2
            """, name: "once")).Because("a job ends by itself"),
    ];
}
