using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2021", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3066",
    Related = "tally:named-identity-in-passwdless-stage tally:user-explicit-group-drops-supplementary-groups")]
sealed class NonNumericUser : Rule<Step>
{
    public override string Title => "User is given by name";

    public override string Message => "Nobody outside the image knows who '{0}' is; give the number, so that runAsNonRoot can be checked and files have a " +
        "known owner";

    public override string Why => """
        Kubernetes refuses to start a container with runAsNonRoot whose image names its user: it cannot tell a name from root. A number is the same inside and outside the image, on every volume too.
        """;

    public override string? Differences => """
        root is a name that everybody knows and has a rule of its own. Stages that only lend files to the image are left alone, and a variable whose value is not in the file may well be a number. Groups and
        the content of passwd are not looked at.
        """;

    public override void Check(Step step, Report report)
    {
        if (step.Work is not ValueInstruction { Kind: InstructionKind.User } user || step.Stage is not { IsShipped: true, IsWindows: not true } stage)
            return;
        if (user.Value.Expand(step.Scope).Text is not { Length: > 0 } text)
            return;
        var identity = UserIdentity.Parse(text.Text);
        if (identity.User.Length == 0 || identity.Uid is not null || identity.IsRoot)
            return;
        var finding = report.At(text.ToSource(new TextSpan(0, identity.User.Length)), identity.User);
        // Since .NET 8, Microsoft's images carry the number of their user in a variable.
        if (identity.User == "app" && !user.Value.HasVariables && stage.RootImage?.Name is { } name
            && name.Repository.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal))
            finding.WithFix("Use the number that the image gives", f => f.Replace(text.ToSource(new TextSpan(0, 3)), "$APP_UID"), Safety.Review);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(Debian("USER [|app|]")),
        Bad.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0", "USER [|app|]:app"))
            .Fixed(From("mcr.microsoft.com/dotnet/aspnet:10.0", "USER $APP_UID:app")),
        Good.Dockerfile("""
            FROM golang:1.25 AS build
            USER builder
            FROM debian:12
            ARG WHO
            USER root
            USER $WHO
            USER 1654:app
            """),
    ];
}
