using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7007", Category.Compose, Severity.Error, Mode.Recommended, Since = "0.1")]
sealed class UndefinedReference : Rule<ComposeService>
{
    public override string Title => "Reference to an undefined resource";

    public override string Message => "Service '{0}' uses the {1} '{2}', which is not defined; {3}";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Networks, volumes, secrets, configs and models must be declared at the top
        level of the project. A service in depends_on or network_mode must be a service of the project.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/networks/
        https://docs.docker.com/reference/compose-file/volumes/
        https://docs.docker.com/reference/compose-file/services/#depends_on
        """;

    public override void Check(ComposeService service, Report report)
    {
        var node = service.Node;
        if (node.Get("networks") is { } networks)
            Check(service, networks, "networks", "network", report);
        if (node.Get("secrets") is { } secrets)
            Check(service, secrets, "secrets", "secret", report);
        if (node.Map("build")?.Get("secrets") is { } buildSecrets)
            Check(service, buildSecrets, "secrets", "secret", report);
        if (node.Get("configs") is { } configs)
            Check(service, configs, "configs", "config", report);
        if (node.Get("models") is { } models)
            Check(service, models, "models", "model", report);
        if (node.Get("depends_on") is { } dependencies)
            CheckDependencies(service, dependencies, report);
        if (node.Text("network_mode") is { } mode && mode.StartsWith("service:", StringComparison.Ordinal))
            Check(service, node.Get("network_mode")!, mode.Substring(8), "services", "service", report);
        foreach (var mount in service.Container.Mounts)
        {
            if (mount is { Kind: MountKind.Volume, Source: { Length: > 0 } volume } && !service.Compose.Declares("volumes", volume)
                && service.Compose.IsUndefined("volumes", volume))
                report.At(new Location(mount.File.Source, mount.Span), service.Name, "volume", volume, Advice(service, "volumes", volume));
        }
    }

    static void CheckDependencies(ComposeService service, YamlNode dependencies, Report report)
    {
        foreach (var name in ComposeNodes.Names(dependencies))
        {
            // A dependency with 'required: false' can be missing.
            if ((dependencies as YamlMapping)?.Map(name.Value)?.Text("required") != "false")
                Check(service, name, ComposeNodes.TextOf(name), "services", "service", report);
        }
    }

    static void Check(ComposeService service, YamlNode names, string section, string kind, Report report)
    {
        foreach (var name in ComposeNodes.Names(names))
            Check(service, name, names is YamlMapping ? name.Value : ComposeNodes.TextOf(name), section, kind, report);
    }

    static void Check(ComposeService service, YamlNode location, string? name, string section, string kind, Report report)
    {
        if (name is null || (section == "networks" && name == "default") || service.Compose.Declares(section, name)
            || !service.Compose.IsUndefined(section, name))
            return;
        report.At(location, service.Name, kind, name, Advice(service, section, name));
    }

    // Comparing every name with every other one is quadratic, so a crafted file could take arbitrarily long.
    const int MostCompared = 256;

    static string Advice(ComposeService service, string section, string name)
    {
        if (service.Compose.Root.Map(section) is { Entries.Count: < MostCompared } declared)
        {
            var names = new List<string>();
            foreach (var known in ComposeNodes.Names(declared))
                names.Add(known.Value);
            if (DidYouMean.Find(name, names) is { } near && near != name)
                return "replace it with '" + near + "'";
        }
        return "add it under '" + section + "'";
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                networks: [[|back|]]
                depends_on: [[|database|]]
                secrets:
                  - [|password|]
                volumes:
                  - [|data:/data|]
              db:
                image: postgres:17.2
                network_mode: [|service:web|]
            networks:
              backend:
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                networks: [default, backend, "${NETWORK}"]
                depends_on:
                  cache:
                    condition: service_started
                    required: false
                volumes:
                  - ./data:/data
                  - ${DATA}:/more
                  - /anonymous
            networks:
              backend:
            """),
        Good.Compose(ApiService("""
            networks: [backend]
            depends_on: [db]
            """)).Because("a single service without networks is a fragment that is merged with other files"),
        Good.Compose(ApiService("depends_on: [store]", others: """
            store-setup: { image: acme/setup:1.4.2, depends_on: [store] }
            """)).Named("compose.s3.yaml").Because("a variant is used together with its base file, which is not in the workspace"),
        Good.Compose("""
            include:
              - ../shared/services.yaml
            services:
              api:
                image: acme/api:1.4.2
                depends_on: [db]
            """).Because("the included file is not in the workspace"),
        Good.Compose(ApiService("networks: [backend]"))
            .Beside("compose.override.yaml", """
            networks:
              backend:
            """).Because("the override declares the network"),
    ];
}
