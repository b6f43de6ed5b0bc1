using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA8062", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0124")]
sealed class MissingAllowedRepositorySlash : Rule<KubernetesObject>
{
    public override string Title => "Allowed repository without a trailing slash";

    public override string Message => "Allowed repository '{0}' also matches every longer name that begins with it; add a trailing slash";

    public override string Why => """
        Gatekeeper's K8sAllowedRepos compares only the beginning of the image name. Without a trailing slash, an attacker can register a name that
        begins with the same characters, such as registry.example.com.evil.example, and run images from there.
        """;

    public override string Sources => "https://open-policy-agent.github.io/gatekeeper-library/website/validation/allowedrepos";

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "K8sAllowedRepos" || item.Group != "constraints.gatekeeper.sh")
            return;
        foreach (var repo in item.Root.List("spec", "parameters", "repos").Items)
        {
            if (repo.Text is { Length: > 0 } text && IsOpen(text))
            {
                var finding = report.At(repo.Location, text);
                if (text.IndexOf('/') < 0)
                    finding.WithFix("Add a trailing slash",
                        f => f.Insert(repo.Location.Span.End - (repo.Location.Source.Text[repo.Location.Span.End - 1] is '"' or '\'' ? 1 : 0), "/"),
                        Safety.Safe);
            }
        }
    }

    // An account of Docker Hub is open as well, because another account name can begin with it.
    static bool IsOpen(string text) =>
        text.IndexOf('/') is var slash && slash < 0 ? text.IndexOf(':') < 0 : text.StartsWith("docker.io/", System.StringComparison.Ordinal)
            && text.IndexOf('/', slash + 1) < 0;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("constraints.gatekeeper.sh/v1beta1", "K8sAllowedRepos", """
            parameters:
              repos:
              - [|registry.example.com|]
            """, name: "repos"))
            .Fixed(Manifest("constraints.gatekeeper.sh/v1beta1", "K8sAllowedRepos", """
            parameters:
              repos:
              - registry.example.com/
            """, name: "repos")),
        Good.Kubernetes(Manifest("constraints.gatekeeper.sh/v1beta1", "K8sAllowedRepos", """
            parameters: { repos: [registry.example.com/, docker.io/acme/] }
            """, name: "repos")),
    ];
}
