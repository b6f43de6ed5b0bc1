using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2121", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:sensitiveConfigmapContent trivy:KSV-0109 trivy:KSV-01010 kubescape:C-0012")]
sealed class SecretInConfigMap : Rule<KubernetesObject>
{
    public override string Title => "Secret in a ConfigMap";

    public override string Message => "ConfigMap '{0}' holds {1} in the open; put it into a Secret";

    public override string Why => """
        A ConfigMap is readable for everybody who may look into the namespace, is stored in the open, and is printed by tools that hide Secrets. What stands in the file is in every clone of the repository besides.
        """;

    public override string? Differences => """
        Peers decide by key names alone. Here a file name is no secret, and the value is looked at too: empty ones, references, paths and switches are none. Web tokens and what follows Bearer are reported in mode All only.
        """;

    public override bool HidesValues => true;

    const int LongestText = 64 * 1024;

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Kind != "ConfigMap" || item.Root.Value("data") is not YamlMapping data)
            return;
        foreach (var entry in data.Entries)
        {
            if (entry.KeyText is not { } key || entry.Value.Resolve() is not YamlScalar { IsNull: false } scalar || scalar.Value.Length is 0 or > LongestText)
                continue;
            // The map to the file is made only for what is found: these texts are long.
            var text = scalar.Value;
            if (text.IndexOf('\n') < 0 && (SecretNames.IsSecretName(key) || (report.Settings.Mode >= Mode.All && SecretNames.IsKeyId(key)))
                && key.IndexOf('.') < 0 && SecretNames.CouldBeSecret(text))
                report.At(new Location(scalar.Source, scalar.Span), item.Name, "'" + key + "'");
            else if (SecretFormats.Find(text, out var kind) is { } found)
                report.At(new Location(scalar.Source, scalar.Content.ToSource(found)), item.Name, kind);
            else if (report.Settings.Mode >= Mode.All && SecretFormats.IsShownToken(text))
                report.At(new Location(scalar.Source, scalar.Span), item.Name, "a token");
            else
                CheckLines(item, scalar, report);
        }
    }

    // NAME=value, as files of variables and of properties have it.
    static void CheckLines(KubernetesObject item, YamlScalar scalar, Report report)
    {
        var text = scalar.Value;
        for (var equals = text.IndexOf('='); equals >= 0; equals = text.IndexOf('=', equals + 1))
        {
            var start = equals;
            while (start > 0 && (char.IsLetterOrDigit(text[start - 1]) || text[start - 1] is '_' or '.' or '-'))
                start--;
            if (start == equals || (start > 0 && text[start - 1] != '\n') || !SecretNames.IsSecretName(text.Substring(start, equals - start)))
                continue;
            var end = text.IndexOf('\n', equals);
            end = end < 0 ? text.Length : end;
            var value = text.Substring(equals + 1, end - equals - 1).Trim().Trim('"', '\'');
            if (value.Length > 0 && value.IndexOf(' ') < 0 && SecretNames.CouldBeSecret(value))
                report.At(new Location(scalar.Source, scalar.Content.ToSource(TextSpan.FromBounds(equals + 1, end))), item.Name, "'"
                    + text.Substring(start, equals - start) + "'");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("v1", "ConfigMap", fields: "data: { password: [|hunter2|] }")),
        Bad.Kubernetes(Manifest("v1", "ConfigMap", fields: """
            data:
              app.env: |
                HOST=db
                DB_PASSWORD=[|hunter2|]
            """)),
        Bad.Kubernetes(Manifest("v1", "ConfigMap", fields: "data: { db: postgres://app:[|hunter2|]@db/app }")),
        Good.Kubernetes(Manifest("v1", "ConfigMap", fields: """
            data:
              password_file: /run/secrets/db
              app.env: |
                DB_PASSWORD=${DB_PASSWORD}
              password_validation.py: |
                def check(password): return len(password) > 8
            """)),
    ];
}
