using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7027", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class AttributeOnExternalResource : Rule<ComposeFile>
{
    public override string Title => "External resource with attributes";

    public override string Message => "External {2} '{1}' cannot set '{0}'; remove '{0}' or 'external'";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. An external network, volume, secret or config already exists outside of the
        project and is only looked up by its name. Only 'name' is allowed beside 'external'.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/volumes/#external
        https://docs.docker.com/reference/compose-file/networks/#external
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        foreach (var section in (string[])["networks", "volumes", "secrets", "configs"])
        {
            if (compose.Root.Map(section) is not { } declared)
                continue;
            foreach (var entry in declared.Entries)
            {
                if (entry.Value.Resolve() is not YamlMapping resource || !ComposeNodes.IsTrue(resource.Get("external")))
                    continue;
                foreach (var attribute in resource.Entries)
                {
                    if (attribute.KeyText is { } key && key is not ("name" or "external" or "<<") && !key.StartsWith("x-", System.StringComparison.Ordinal)
                        && attribute.Value.Resolve() is not YamlScalar { IsNull: true })
                        report.At(attribute.Key, key, entry.KeyText ?? "", section.Substring(0, section.Length - 1));
                }
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
            volumes:
              data:
                external: true
                [|driver|]: local
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
            volumes:
              data:
                external: true
                name: acme-data
              more:
                external: ${EXTERNAL}
                driver: local
            """),
    ];
}
