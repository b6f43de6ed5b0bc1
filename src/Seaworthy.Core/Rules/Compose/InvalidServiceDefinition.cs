using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Compose;

[Rule("SEA7031", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class InvalidServiceDefinition : Rule<ComposeFile>
{
    public override string Title => "Service definition is not a mapping";

    public override string Message => "{0} is not a mapping of keys to values; check the indentation of the lines below it";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. 'services' maps service names to definitions, and each definition maps keys
        such as 'image' to values. Wrong indentation, which ends a definition early, is the usual cause.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/";

    public override void Check(ComposeFile compose, Report report)
    {
        if (compose.Root.Find("services") is not { } section)
            return;
        if (section.Value.Resolve() is not YamlMapping services)
        {
            if (section.Value.Resolve() is YamlSequence or YamlScalar { IsNull: false })
                report.At(section.Key, "'services'");
            return;
        }
        foreach (var entry in services.Entries)
        {
            if (entry.KeyText is { } name && name != "<<" && !name.StartsWith("x-", System.StringComparison.Ordinal) && entry.Value.Tag != "!reset"
                && entry.Value.Resolve() is (YamlSequence or YamlScalar))
                report.At(entry.Key, "Service '" + entry.KeyText + "'");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              [|api|]:
              db:
                image: postgres:17.2
            """),
        Bad.Compose("""
            [|services|]:
              - api
            """),
        Good.Compose(Services("api: { image: acme/api:1.4.2 }")),
    ];
}
