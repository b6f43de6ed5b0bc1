using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Admission;

[Rule("SEA8062", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "trivy:KSV-0124")]
sealed class MissingAllowedRepositorySlash : Rule<KubernetesObject>
{
    public override string Title => "Allowed repository is open at its end";

    public override string Message => "'{0}' also allows '{0}…', whoever owns that; end it with a slash";

    public override string Why => """
        Gatekeeper's K8sAllowedRepos compares only how an image's name begins. Without a slash at the end a name that merely begins alike, such as registry.example.com.evil.test, is let in as well.
        """;

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
                    finding.WithFix("End it with a slash",
                        f => f.Insert(repo.Location.Span.End - (repo.Location.Source.Text[repo.Location.Span.End - 1] is '"' or '\'' ? 1 : 0), "/"),
                        Safety.Safe);
            }
        }
    }

    // The whole of Docker Hub, or of one account there that may have a longer namesake, is as open.
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
