using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2118", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0031", Related = "tally:require-secret-mounts")]
sealed class CredentialFileInImage : Rule<Stage>
{
    // The tools of Google, Amazon and Hugging Face read the path of their credentials from these variables.
    static readonly string[] s_names = ["GOOGLE_APPLICATION_CREDENTIALS", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH"];

    public override string Title => "Credentials file in the image";

    public override string Message => "'{0}' refers to a credentials file that is copied into the image; mount the file at run time";

    public override string Why => """
        Anyone who can pull the image can read the credentials and use the cloud account. A file that is mounted into the container stays with the operators
        and can be rotated without a new image.
        """;

    public override string Sources => """
        https://cloud.google.com/docs/authentication/application-default-credentials
        https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html
        """;

    public override string? Differences => """
        The name of the variable alone is not reported: a COPY or ADD must add the file, or the directory that contains it.
        """;

    public override void Check(Stage stage, Report report)
    {
        if (!stage.IsShipped)
            return;
        foreach (var variable in stage.Variables)
        {
            if (Array.IndexOf(s_names, variable.Name) >= 0 && variable.Value is { Length: > 0 } path && IsCopied(stage, path))
                report.At(variable.Span, variable.Name);
        }
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is CopyInstruction { Destination: { } destination } && NameIn(destination.Raw.Text) is { } name)
                report.At(destination.Span, name);
        }
    }

    static string? NameIn(string destination)
    {
        if (destination.Length < 2 || destination[0] != '$')
            return null;
        var name = destination.Substring(1).Trim('{', '}');
        return Array.IndexOf(s_names, name) >= 0 ? name : null;
    }

    static bool IsCopied(Stage stage, string path)
    {
        var wanted = PathNames.Normalize(path.TrimStart('/'));
        foreach (var step in stage.Steps)
        {
            if (step.Instruction is not CopyInstruction { Destination: { } destination } || destination.Expand(step.Scope)
                .Text?.Text is not { Length: > 1 } folder)
                continue;
            var target = PathNames.Normalize(folder.Trim('/'));
            if (target.Length > 0 && (wanted == target || wanted.StartsWith(target + "/", StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("acme/base:1", "COPY src /app", "ENV [|GOOGLE_APPLICATION_CREDENTIALS=/app/key.json|]")),
        Bad.Dockerfile(From("acme/base:1", "ARG AWS_CONFIG_FILE", "COPY config [|$AWS_CONFIG_FILE|]")),
        Good.Dockerfile(From("acme/base:1", "COPY src /app", "ENV GOOGLE_APPLICATION_CREDENTIALS=/run/secrets/key.json")),
    ];
}
