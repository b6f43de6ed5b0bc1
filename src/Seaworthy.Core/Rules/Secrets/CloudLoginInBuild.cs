using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2117", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0031", Related = "tally:require-secret-mounts")]
sealed class CloudLoginInBuild : Rule<RunCommand>
{
    public override string Title => "Build logs in to a cloud";

    public override string Message => "'{0}' writes credentials into this layer; give them to the step with --mount=type=secret";

    public override string Why => """
        The tool keeps what it is told in a file below the home folder, and the file is in the layer, for whoever has the image. Deleting it later does not take it out of the layer.
        """;

    public override string? Differences => """
        Only stages that are shipped are looked at, and a step with a secret mount is fine. A login with the identity of the machine, which keeps no secret, is fine too.
        """;

    public override void Check(RunCommand runCommand, Report report)
    {
        var command = runCommand.Command;
        if (Login(command) is not { } name || runCommand.Step.Stage is not { IsShipped: true } || HasSecretMount(runCommand.Step))
            return;
        report.At(command.Span, name);
    }

    static string? Login(ShellCommand command)
    {
        switch (command.Name)
        {
            case "aws" when Starts(command, "configure", "set") && command.Operands.Count > 2
                && command.Operands[2].Content.Text is "aws_access_key_id" or "aws_secret_access_key" or "aws_session_token":
                return "aws configure set";
            case "gcloud" when Starts(command, "auth", "activate-service-account"):
                return "gcloud auth activate-service-account";
            case "az" when command.Operands.Count > 0 && command.Operands[0].Content.Text == "login" && !command.HasOption("--identity", "-i"):
                return "az login";
            default:
                return null;
        }
    }

    static bool Starts(ShellCommand command, string first, string second) =>
        command.Operands.Count > 1 && command.Operands[0].Content.Text == first
            && string.Equals(command.Operands[1].Content.Text, second, StringComparison.Ordinal);

    static bool HasSecretMount(Step step)
    {
        if (step.Work is not RunInstruction run)
            return false;
        foreach (var mount in run.Mounts)
        {
            if (mount.Type == "secret")
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("acme/tools:1", """RUN [|aws configure set aws_secret_access_key "$KEY"|] && aws s3 cp s3://acme/a .""")),
        Bad.Dockerfile(From("acme/tools:1", """
            RUN [|gcloud auth activate-service-account --key-file=/key.json|]
            RUN [|az login --service-principal -u app|]
            """)),
        Good.Dockerfile(From("acme/tools:1", """
            RUN --mount=type=secret,id=key gcloud auth activate-service-account --key-file=/run/secrets/key
            RUN aws configure set region eu-central-1 && az login --identity
            """)),
    ];
}
