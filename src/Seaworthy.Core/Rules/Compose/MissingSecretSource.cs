using Seaworthy.Binding.Compose;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7026", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class MissingSecretSource : Rule<ComposeFile>
{
    public override string Title => "Secret or config without a source";

    public override string Message => "{0} '{1}' has no source; add {2}";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. A secret or config needs a source for its content: a file, an environment
        variable or, for a config, inline content. Add 'external: true' if it already exists outside of the project.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/secrets/
        https://docs.docker.com/reference/compose-file/configs/
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Check(compose, "secrets", "Secret", "'file' or 'environment'", report);
        Check(compose, "configs", "Config", "'file', 'content' or 'environment'", report);
    }

    static void Check(ComposeFile compose, string section, string kind, string advice, Report report)
    {
        if (compose.Root.Map(section) is not { } declared || !ComposeProjects.HasBaseName(compose.File) || compose.Projects.FilesBeside(compose.File).Count > 1)
            return;
        foreach (var entry in declared.Entries)
        {
            if (entry.KeyText is not { } name || name == "<<")
                continue;
            var value = entry.Value.Resolve();
            if (value is YamlScalar { IsNull: true } || (value is YamlMapping one && !HasSource(one)))
                report.At(entry.Key, kind, name, advice);
        }
    }

    static bool HasSource(YamlMapping one)
    {
        foreach (var key in (string[])["file", "environment", "content", "external", "driver", "template_driver", "<<"])
        {
            if (one.Find(key) is not null)
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
            secrets:
              [|password|]:
                name: acme
            configs:
              [|web|]:
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
            secrets:
              password:
                file: ./password
              token:
                environment: TOKEN
              key:
                external: true
            """),
    ];
}
