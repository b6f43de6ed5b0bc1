using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2118", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0031", Related = "tally:require-secret-mounts")]
sealed class CredentialFileInImage : Rule<Stage>
{
    // Google's, Amazon's and Hugging Face's tools take the path of their credentials from these.
    static readonly string[] s_names = ["GOOGLE_APPLICATION_CREDENTIALS", "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "HF_TOKEN_PATH"];

    public override string Title => "File with credentials is in the image";

    public override string Message => "{0} names a file that is copied into the image, with the credentials in it; mount it when the container runs";

    public override string Why => """
        Who has the image has the file. Mounted into the container, it stays with those who run it, and can be changed without a new image.
        """;

    public override string? Differences => """
        The name alone says nothing: the file has to come in by COPY or ADD, into the folder that the variable points to.
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
