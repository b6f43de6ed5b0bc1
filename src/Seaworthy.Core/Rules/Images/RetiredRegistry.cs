using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Images;

[Rule("SEA1008", Category.Images, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0253")]
sealed class RetiredRegistry : Rule<ImageReference>
{
    public override string Title => "Retired registry";

    public override string Message => "Image '{0}' comes from the retired registry {1}; {2}";

    public override string Why => """
        The Kubernetes project froze its old registries in 2023. Their images get no security fixes and can be removed at any time, after which new
        nodes can no longer pull them.
        """;

    public override string Sources => """
        https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/
        https://kubernetes.io/blog/2023/03/10/image-registry-redirect/
        """;

    const string Old = "k8s.gcr.io";

    public override void Check(ImageReference image, Report report)
    {
        if (image is not { Name: { } name, Text: { } text } || image.Role is ImageRole.BuildResult or ImageRole.Cache)
            return;
        var written = text.Text.Substring(name.NameSpan.Start, name.NameSpan.Length);
        if (written.StartsWith(Old + "/", StringComparison.Ordinal))
        {
            var registry = image.SpanOf(new TextSpan(name.NameSpan.Start, Old.Length));
            var finding = report.At(registry, text.Text, Old, "use registry.k8s.io");
            if (image.IsLiteral)
                finding.WithFix("Use registry.k8s.io", f => f.Replace(registry, "registry.k8s.io"), Safety.Safe);
        }
        else if (written.StartsWith("gcr.io/google-containers/", StringComparison.Ordinal)
            || written.StartsWith("gcr.io/google_containers/", StringComparison.Ordinal))
        {
            report.At(image.SpanOf(name.NameSpan), text.Text, written.Substring(0, 24), "use registry.k8s.io or the registry of its authors");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod(name: "pause", image: "[|k8s.gcr.io|]/pause:3.9")).Fixed(Pod(name: "pause", image: "registry.k8s.io/pause:3.9")),
        Bad.Kubernetes(Pod(name: "echo", image: "[|gcr.io/google_containers/echoserver|]:1.4")),
        Good.Kubernetes(Pod(name: "pause", image: "registry.k8s.io/pause:3.9")),
        Bad.Dockerfile("FROM [|k8s.gcr.io|]/build-image/debian-base:v1.9.0\nUSER 1000\n")
            .Fixed("FROM registry.k8s.io/build-image/debian-base:v1.9.0\nUSER 1000\n"),
        Good.Dockerfile("FROM registry.k8s.io/build-image/debian-base:v1.9.0\nUSER 1000\n"),
        Bad.Compose("services: { pause: { image: [|k8s.gcr.io|]/pause:3.9 } }\n").Fixed("services: { pause: { image: registry.k8s.io/pause:3.9 } }\n"),
        Good.Compose("services: { pause: { image: registry.k8s.io/pause:3.9 } }\n"),
    ];
}
