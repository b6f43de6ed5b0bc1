using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7027", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class AttributeOnExternalResource : Rule<ComposeFile>
{
    public override string Title => "External resource has attributes";

    public override string Message => "'{0}' of the external '{1}' contradicts that somebody else makes it; delete the key, or 'external'";

    public override string Why => """
        Compose refuses the whole file, so that no service of it starts. An external network, volume, secret or config is there already; only its name may be
        given.
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
                        report.At(attribute.Key, key, entry.KeyText ?? "");
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
