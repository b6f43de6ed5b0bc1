using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7020", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MutuallyExclusiveKeys : Rule<ComposeService>
{
    public override string Title => "Mutually exclusive keys";

    public override string Message => "Service '{0}' sets both '{1}' and '{2}', which exclude each other; {3}";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. A build has one Dockerfile, a service with a network_mode cannot join
        networks, and a container name is unique, so only one container can have it.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/build/#dockerfile_inline
        https://docs.docker.com/reference/compose-file/services/#network_mode
        https://docs.docker.com/reference/compose-file/services/#container_name
        """;

    public override void Check(ComposeService service, Report report)
    {
        var node = service.Node;
        if (node.Map("build") is { } build && build.Get("dockerfile") is not null && build.Get("dockerfile_inline") is { } inline)
            report.At(KeyOf(build, "dockerfile_inline", inline), service.Name, "dockerfile", "dockerfile_inline", "remove one of them");
        if (node.Get("network_mode") is { } mode && HasAny(node.Get("networks")) && ComposeNodes.TextOf(mode) is { Length: > 0 })
            report.At(KeyOf(node, "network_mode", mode), service.Name, "network_mode", "networks", "remove one of them");
        if (node.Get("container_name") is { } name && (Scale(node) ?? 1) > 1)
            report.At(KeyOf(node, "container_name", name), service.Name, "container_name", node.Get("scale") is null ? "deploy.replicas" : "scale",
                "remove container_name");
    }

    static bool HasAny(YamlNode? networks) => networks is YamlMapping { Entries.Count: > 0 } or YamlSequence { Items.Count: > 0 };

    static long? Scale(YamlMapping node) => ComposeNodes.NumberOf(node.Get("scale")) ?? ComposeNodes.NumberOf(node.Map("deploy")?.Get("replicas"));

    static YamlNode KeyOf(YamlMapping mapping, string key, YamlNode fallback) => mapping.Find(key)?.Key ?? fallback;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                build:
                  dockerfile: Dockerfile
                  [|dockerfile_inline|]: FROM debian:12
                [|network_mode|]: host
                networks: [backend]
                [|container_name|]: api
                deploy:
                  replicas: 2
            networks:
              backend:
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                container_name: api
                scale: 1
                network_mode: ${MODE}
                networks: [backend]
            networks:
              backend:
            """).Because("the variable might be empty"),
    ];
}
