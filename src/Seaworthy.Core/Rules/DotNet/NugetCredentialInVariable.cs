using Seaworthy.Knowledge;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.DotNet;

[Rule("SEA2115", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Related = "buildkit:SecretsUsedInArgOrEnv trivy:DS-0031")]
sealed class NugetCredentialInVariable : Rule<Step>
{
    public override string Title => "NuGet credentials in a variable of the image";

    public override string Message => "{0} stores NuGet credentials in the image; set it from RUN --mount=type=secret in the command that restores";

    public override string Why => """
        NuGet reads the credentials of feeds from NuGetPackageSourceCredentials_name and VSS_NUGET_EXTERNAL_FEED_ENDPOINTS. As ENV they are in the
        configuration of the image and in the build cache, even if the value comes from a build argument; as ARG they are in the image history.
        Anyone who can pull the image can read them.
        """;

    public override string Sources => """
        https://learn.microsoft.com/en-us/nuget/consume-packages/consuming-packages-authenticated-feeds
        https://github.com/Microsoft/artifacts-credprovider#environment-variables
        https://docs.docker.com/build/building/secrets/
        """;

    public override string? Differences => """
        SEA2101 reports variables that are named like a secret if the value is in the file. This rule adds the NuGet variables whose value is built
        from build arguments, and the variable whose name does not look like a secret.
        """;

    public override bool HidesValues => true;

    public override void Check(Step step, Report report)
    {
        switch (step.Instruction)
        {
            case PairsInstruction { Kind: InstructionKind.Env } env:
                foreach (var pair in env.Pairs)
                    Check(step, pair, report);
                break;
            case ArgInstruction arg:
                foreach (var declaration in arg.Declarations)
                    Check(step, declaration, report);
                break;
        }
    }

    static void Check(Step step, KeyValue pair, Report report)
    {
        var name = pair.Name.Raw.Text;
        if (!IsCredential(name))
            return;
        if (pair.Value is not { } value)
        {
            if (!SecretNames.IsSecretName(name))
                report.At(pair.Name.Span, name);
            return;
        }
        var text = value.HasVariables ? null : value.ConstantValue;
        var isReported = text is not null && SecretNames.IsSecretName(name) && SecretNames.CouldBeSecret(text);
        var raw = value.Raw.Text.Trim('"', '\'');
        if (!isReported && raw.Length > 0 && (value.HasVariables || raw.IndexOf("password", StringComparison.OrdinalIgnoreCase) >= 0))
            report.At(value.Span, name);
    }

    static bool IsCredential(string name) =>
        name.StartsWith("NuGetPackageSourceCredentials_", StringComparison.OrdinalIgnoreCase)
            || name is "VSS_NUGET_EXTERNAL_FEED_ENDPOINTS" or "VSS_NUGET_ACCESSTOKEN" or "ARTIFACTS_CREDENTIALPROVIDER_EXTERNAL_FEED_ENDPOINTS";

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            ARG PAT
            ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS=[|"{\"endpointCredentials\":[{\"endpoint\":\"https://feed.acme.test\",\"password\":\"${PAT}\"}]}"|]
            """)),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            ARG PAT
            ENV NuGetPackageSourceCredentials_acme=[|"Username=ci;Password=$PAT"|]
            """)),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", "ARG [|VSS_NUGET_EXTERNAL_FEED_ENDPOINTS|]")),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/sdk:10.0", """
            ENV VSS_NUGET_EXTERNAL_FEED_ENDPOINTS= NUGET_PACKAGES=$HOME/packages
            RUN --mount=type=secret,id=feed NuGetPackageSourceCredentials_acme="$(cat /run/secrets/feed)" dotnet restore
            """)),
    ];
}
