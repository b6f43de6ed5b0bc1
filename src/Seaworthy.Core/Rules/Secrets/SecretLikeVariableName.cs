using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2033", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "hadolint:DL3064 buildkit:SecretsUsedInArgOrEnv trivy:DS-0031 semgrep:secret-in-build-arg",
    Related = "sonar:S6472")]
[Not(Dialect.Compose, "the variable of a service is not part of an image; SEA2101 checks its value")]
[Not(Dialect.Kubernetes, "the variable of a container is not part of an image; SEA2101 checks its value")]
sealed class SecretLikeVariableName : Rule<Variable>
{
    static readonly string[] s_words = ["apikey", "auth", "credential", "credentials", "key", "password", "passwd", "pword", "secret", "token", "username"];

    static readonly string[] s_harmless = ["public", "file", "version"];

    public override string Title => "Name of a variable sounds like a secret";

    public override string Message => "'{0}' is named like a secret, and stands in the image's history; mount it with RUN --mount=type=secret, or call it " +
        "what it is";

    public override string Why => """
        Whoever reads the file, and every tool that looks at names, takes the value for a secret. Many such names are none: the key of a signature that everybody may know, or where a secret lies. The rule is
        off unless it is asked for by name.
        """;

    public override string? Differences => """
        Most peers decide by the name alone, as this rule does. Where the value looks like the secret itself another rule speaks, that is always on. Names that hadolint lists by themselves, such as those of a
        build service's settings, are not looked for.
        """;

    public override bool HidesValues => true;

    public override void Check(Variable variable, Report report)
    {
        if (!SecretInVariable.Speaks(variable) && SoundsSo(variable.Name))
            report.At(variable.NameSpan, variable.Name);
    }

    static bool SoundsSo(string name)
    {
        var sounds = false;
        foreach (var part in name.Split('_', '-'))
        {
            var word = part.ToLowerInvariant();
            if (Array.IndexOf(s_harmless, word) >= 0)
                return false;
            sounds |= Array.IndexOf(s_words, word) >= 0;
        }
        return sounds || SecretNames.IsSecretName(name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("ENV [|GPG_KEY|]=7169605F62C751356D054A26A821E680E5FA6305")),
        Bad.Dockerfile(Debian("ARG [|AUTH|]")),
        Good.Dockerfile(Debian("ENV PUBLIC_KEY=abc TOKEN_FILE=/run/secrets/token KEYBOARD=de")),
    ];
}
