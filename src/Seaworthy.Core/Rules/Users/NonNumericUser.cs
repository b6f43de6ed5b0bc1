using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2021", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "hadolint:DL3066",
    Related = "tally:named-identity-in-passwdless-stage tally:user-explicit-group-drops-supplementary-groups")]
sealed class NonNumericUser : Rule<Step>
{
    public override string Title => "USER is a name";

    public override string Message => "USER '{0}' is a name, so Kubernetes cannot verify runAsNonRoot; use the numeric UID";

    public override string Why => """
        Kubernetes refuses to start a container with runAsNonRoot if the image sets its user by name, because it cannot resolve the name to a UID. A numeric
        UID is also the same on every volume. A name is acceptable for images that run only in Docker.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#user
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
        """;

    public override string? Differences => """
        The name root has a separate rule. Stages that are not part of the final image are not checked, and a variable without a known value can be a number.
        Groups and the content of /etc/passwd are not checked.
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
        // Since .NET 8, Microsoft's images set the UID of their user in the variable APP_UID.
        if (identity.User == "app" && !user.Value.HasVariables && stage.RootImage?.Name is { } name
            && name.Repository.StartsWith("mcr.microsoft.com/dotnet/", StringComparison.Ordinal))
            finding.WithFix("Use $APP_UID of the .NET image", f => f.Replace(text.ToSource(new TextSpan(0, 3)), "$APP_UID"), Safety.Review);
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
