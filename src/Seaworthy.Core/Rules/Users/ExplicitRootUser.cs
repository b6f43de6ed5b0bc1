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
    public override string Title => "Root is named as the user";

    public override string Message => "{0} is told to run as root by {1}; name another user";

    public override string Why => """
        Root in a container is root towards the kernel, towards every mounted file, and towards whatever the container can reach of its host. Here somebody asked for it: an installation step
        that needed root, and never stepped back, is the usual story.
        """;

    public override string? Differences => """
        Of a Dockerfile, only the user that the final image ends with counts; some peers look at each stage, though no stage but the last one runs. A number or name that comes from a variable with a default is known.
        In Kubernetes a user 0 beside runAsNonRoot is one that the node refuses to start; KICS and Checkov take the second for enough.
        A pod with a user namespace of its own may be root in it, as Kubernetes has it since 1.35.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.User.Written == Written.Value && container.User.IsKnown && container.User.Value.IsRoot && Counts(container))
            report.At(container.User, container.Dialect == Dialect.Dockerfile ? container.Name : "Container '" + container.Name + "'", container.User.Spelling);
    }

    // Kubernetes' restricted profile asks since 1.23.
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
        Good.Compose(ApiService("user: \"${UID}:0\"")).Because("an interpolated value without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 0 }", spec: "hostUsers: false"))
            .Because("in its own user namespace root is nobody on the node"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1654 }", spec: "securityContext: { runAsUser: 1000 }")),
    ];
}
