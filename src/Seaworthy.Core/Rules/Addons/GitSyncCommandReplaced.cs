using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2071", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "checkov:CKV_K8S_159")]
sealed class GitSyncCommandReplaced : Rule<Variable>
{
    public override string Title => "Replaced command of git-sync";

    public override string Message => "GITSYNC_GIT makes git-sync run another program instead of git; remove it";

    public override string Why => """
        An attacker who can set variables of the pod runs any program with the permissions of git-sync, which often has credentials of the repository.
        The variable exists mainly for tests of git-sync.
        """;

    public override string Sources => """
        https://github.com/kubernetes/git-sync/blob/master/README.md
        https://github.com/kubernetes/git-sync/blob/master/v3-to-v4.md
        """;

    public override void Check(Variable variable, Report report)
    {
        if (variable.Name == "GITSYNC_GIT")
            report.At(variable.NameSpan);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(
            Pod("env: [{ name: [|GITSYNC_GIT|], value: /tmp/git }]", name: "sync", image: "registry.k8s.io/git-sync/git-sync:v4.2.3")),
        Good.Kubernetes(
            Pod("env: [{ name: GITSYNC_REPO, value: 'https://acme.test/r' }]", name: "sync", image: "registry.k8s.io/git-sync/git-sync:v4.2.3")),
        Bad.Compose("""
            services:
              sync:
                image: registry.k8s.io/git-sync/git-sync:v4.2.3
                environment:
                  [|GITSYNC_GIT|]: /tmp/git
            """),
        Good.Compose("""
            services:
              sync:
                image: registry.k8s.io/git-sync/git-sync:v4.2.3
                environment:
                  GITSYNC_REPO: https://acme.test/r
            """),
        Bad.Dockerfile("FROM registry.k8s.io/git-sync/git-sync:v4.2.3\nENV [|GITSYNC_GIT|]=/tmp/git\nUSER 65533\n"),
        Good.Dockerfile("FROM registry.k8s.io/git-sync/git-sync:v4.2.3\nENV GITSYNC_REPO=https://acme.test/r\nUSER 65533\n"),
    ];
}
