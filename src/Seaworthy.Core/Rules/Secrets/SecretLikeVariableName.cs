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

    public override string Title => "Variable named like a secret";

    public override string Message => "'{0}' is named like a secret and stays in the image history; use RUN --mount=type=secret or replace the name";

    public override string Why => """
        Readers, and tools that check names, treat the value as a secret. Many such names are harmless, for example the fingerprint of a public signing key or
        the path of a secret file, so the rule is on only where it is enabled by id.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env/
        https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
        """;

    public override string? Differences => """
        Most tools decide by the name only, as this rule does. If the value looks like a secret, another rule that is on by default reports it. Single names
        in the list of hadolint, such as settings of a build service, are not reported.
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
