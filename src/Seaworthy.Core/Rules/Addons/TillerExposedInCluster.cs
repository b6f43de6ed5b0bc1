using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Addons;

[Rule("SEA2075", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "checkov:CKV_K8S_45 kics:tiller_deployment_is_accessible_from_within_the_cluster")]
sealed class TillerExposedInCluster : Rule<PodContainer>
{
    public override string Title => "Tiller listens on all interfaces";

    public override string Message =>
        "Container '{0}' runs Tiller on all interfaces without authentication; add the argument --listen=localhost:44134";

    public override string Why => """
        Tiller does not authenticate its clients by default, so every pod of the cluster can control it. If it listens only on localhost, clients must
        use a port forward through the API server, which authenticates them.
        """;

    public override string Sources => "https://github.com/helm/helm/blob/0d12288e46fb21f57cf8974c8b9df0c80a4c529a/docs/securing_installation.md";

    public override void Check(PodContainer container, Report report)
    {
        if (container is not
            {
                Manifest: { } node, Kind: ContainerKind.Main or ContainerKind.Init or ContainerKind.Sidecar, Image.Name: { } image,
                Workload: { } workload
            } || !IsTiller(image.Repository.Substring(image.Repository.LastIndexOf('/') + 1), workload))
            return;
        var arguments = node.List("args");
        var command = node.List("command");
        if (arguments.IsKnown && command.IsKnown && !Listens(arguments) && !Listens(command))
            report.At(container.NameSpan, container.Name);
    }

    static bool IsTiller(string image, Workload workload) =>
        image == "tiller" || (image.StartsWith("tiller", System.StringComparison.Ordinal) && TillerDeployed.IsTiller(workload));

    static bool Listens(ListSetting words) => words.Has(static word => word.IndexOf("--listen", System.StringComparison.Ordinal) >= 0) && words.Has(IsLocal);

    static bool IsLocal(string word) =>
        word.IndexOf("localhost", System.StringComparison.Ordinal) >= 0 || word.IndexOf("127.0.0.1", System.StringComparison.Ordinal) >= 0;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "[|tiller|]", image: "gcr.io/kubernetes-helm/tiller:v2.16.9")),
        Bad.Kubernetes(Manifest("apps/v1", "Deployment", """
            selector: { matchLabels: { app: helm } }
            template:
              metadata: { labels: { app: helm, name: tiller } }
              spec:
                containers: [{ name: [|main|], image: "acme/tiller-mirror:2.16.9", args: ["--listen=10.1.2.3:44134"] }]
            """, name: "package-server")),
        Good.Kubernetes(Pod("""args: ["--listen=localhost:44134"]""", name: "tiller", image: "gcr.io/kubernetes-helm/tiller:v2.16.9")),
    ];
}
