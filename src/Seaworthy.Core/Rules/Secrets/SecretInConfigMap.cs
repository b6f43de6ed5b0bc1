using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2121", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:sensitiveConfigmapContent trivy:KSV-0109 trivy:KSV-01010 kubescape:C-0012")]
sealed class SecretInConfigMap : Rule<KubernetesObject>
{
    public override string Title => "Secret in a ConfigMap";

    public override string Message => "ConfigMap '{0}' contains {1} in plain text; move it to a Secret";

    public override string Why => """
        Anyone who can read ConfigMaps in the namespace can read the value; it is stored unencrypted and printed by tools that mask Secrets. It is also in
        every clone of the repository. After a commit, rotate the secret.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/concepts/configuration/configmap/
        https://kubernetes.io/docs/concepts/security/secrets-good-practices/
        """;

    public override string? Differences => """
        Other tools decide by the name of the key. Here a file name is not a secret, and the value is checked as well: empty values, references, paths and
        switches are not reported. Web tokens and Bearer tokens are reported in mode All only.
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
            // Positions are mapped to the file only for a finding, because these texts are long.
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

    // NAME=value, the syntax of .env and .properties files.
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
