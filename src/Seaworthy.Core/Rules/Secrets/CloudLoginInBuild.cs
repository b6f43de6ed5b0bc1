using Seaworthy.Syntax.Dockerfile;
using Seaworthy.Syntax.Shell;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Secrets;

[Rule("SEA2117", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "trivy:DS-0031", Related = "tally:require-secret-mounts")]
sealed class CloudLoginInBuild : Rule<RunCommand>
{
    public override string Title => "Cloud login during the build";

    public override string Message => "'{0}' writes credentials into this layer; use RUN --mount=type=secret";

    public override string Why => """
        The tool stores the credentials in a file in the home directory, and the layer keeps the file for anyone who can pull the image. A later step that
        removes the file does not remove it from the layer. A login is acceptable in a step with a secret mount, or with the identity of the machine.
        """;

    public override string Sources => """
        https://docs.docker.com/build/building/secrets/
        https://docs.docker.com/reference/dockerfile/#run---mounttypesecret
        https://cloud.google.com/sdk/gcloud/reference/auth/activate-service-account
        """;

    public override string? Differences => """
        Only stages that are part of the final image are checked. A step with a secret mount, and a login with a managed identity, which stores no secret, are
        not reported.
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
