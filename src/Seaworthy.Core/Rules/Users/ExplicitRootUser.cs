using Seaworthy.Rules.Confinement;
using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Users;

[Rule("SEA2002", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "hadolint:DL3002 kics:last_user_is_root trivy:DS-0002 trivy:KSV-0105 trivy:KSV-0020 kube-score:container-security-context-user-group-id " +
        "checkov:CKV_K8S_40 kics:containers_run_with_low_uid checkov:CKV_K8S_23 kics:containers_running_as_root kube-linter:run-as-non-root " +
        "polaris:runAsRootAllowed kubescape:C-0013 checkov:CKV_DOCKER_8 sonar:S6471 semgrep:last-user-is-root terrascan:AC_DOCKER_0005 pss:runAsUser " +
        "cis-docker:4.1")]
sealed class ExplicitRootUser : Rule<Container>
{
    public override string Title => "Root user set explicitly";

    public override string Message => "{0} is set to run as root; set {1} to a non-root user";

    public override string Why => """
        Root in a container is root for the kernel and for every mounted file, so an attacker in the container has a much larger attack surface towards the
        host. Often an installation step needed root and the file never switched back. Acceptable for software that must change users itself, such as an SSH
        server.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#user
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
        https://docs.docker.com/reference/compose-file/services/#user
        """;

    public override string? Differences => """
        In a Dockerfile only the last user of the final stage counts; some tools check every stage. A user that comes from a variable with a default is known.
        In Kubernetes the node refuses to start a container with user 0 and runAsNonRoot; KICS and Checkov accept it because of the latter. A pod with a user
        namespace is allowed to run as root in it, as in Kubernetes since 1.35.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.User.Written == Written.Value && container.User.IsKnown && container.User.Value.IsRoot && Counts(container))
            report.At(container.User, container.Dialect == Dialect.Dockerfile ? container.Name : "Container '" + container.Name + "'", container.User.Spelling);
    }

    // The restricted profile checks runAsUser since 1.23.
    static bool Counts(Container container) => container.Dialect == Dialect.Kubernetes
        ? PodSecurity.Exists(container, 23) && !PodSecurity.HasOwnUsers(container.Workload)
        : !container.IsWindows;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("registry.acme.test/base:4", "USER app", "RUN id", "USER [|root|]")),
        Bad.Dockerfile(From("registry.acme.test/base:4", "ARG ID=[|0|]", "USER $ID:0")),
        Bad.Dockerfile(From("registry.acme.test/base:4", "USER [|0:0|]")),
        Bad.Compose(ApiService("""user: [|"0:0"|]""")),
        Bad.Compose(ApiService("user: &user [|root|]")),
        Bad.Kubernetes(Pod("securityContext: { runAsUser: [|0|] }")),
        Good.Dockerfile(From("registry.acme.test/base:4", "USER root", "RUN id", "USER app")),
        Good.Compose(ApiService("user: \"${UID}:0\"")).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 0 }", spec: "hostUsers: false"))
            .Because("in a user namespace, root is an unprivileged user on the node"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1654 }", spec: "securityContext: { runAsUser: 1000 }")),
    ];
}
