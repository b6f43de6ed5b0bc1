using Seaworthy.Knowledge;
using Seaworthy.Rules.Confinement;
using Seaworthy.Syntax.Dockerfile;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Users;

[Rule("SEA2001", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:missing_user_instruction kics:containers_running_as_root trivy:DS-0002 trivy:KSV-0012 checkov:CKV_DOCKER_3 checkov:CKV_K8S_23 " +
        "sonar:S6471 dockle:CIS-DI-0001 semgrep:missing-user semgrep:missing-user-entrypoint kube-linter:run-as-non-root polaris:runAsRootAllowed " +
        "kubescape:C-0013 pss:runAsNonRoot kubesec:RunAsNonRoot cis-docker:4.1 cis-kubernetes:5.2.7",
    Related = "tally:stateful-root-runtime")]
[Not(Dialect.Compose, "a service runs as the user of its image, and the rule reports the Dockerfile that builds it")]
sealed class RunsAsRoot : Rule<Container>
{
    public override string Title => "Container runs as root";

    public override string Message => "{0} as root; {1}";

    public override string Why => """
        Root in a container is root for the kernel and for every mounted file, and most container escapes need it. A service that listens on a port above 1023
        does not need root. Acceptable for software that must change users itself.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/dockerfile/#user
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-the-security-context-for-a-pod
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        """;

    public override string? Differences => """
        Most tools report every Dockerfile without USER. Here the base image decides: an image that is known to run as a non-root user is accepted, and an
        unknown base has a separate rule. In Kubernetes a numeric runAsUser other than 0 is enough, and the user of the pod also applies to containers that
        set only runAsNonRoot, which KICS does not evaluate. Init containers count, as in the Pod Security Standards; some tools ignore them.
        """;

    public override void Check(Container container, Report report)
    {
        switch (container.Dialect)
        {
            case Dialect.Dockerfile when container.BuiltFrom is { } stage && container.User is { IsUnset: true, IsKnown: true } && container.User.Value.IsRoot:
                var finding = report.At(container.NameSpan, container.Name + " runs", "add a USER instruction to the last stage");
                // The .NET images contain a non-root user since version 8.
                if (stage.RootImage?.Name is { } image && DotNetImages.MajorOf(image) >= 8)
                    finding.WithFix("Add USER $APP_UID", f => f.Insert(BehindLastChange(stage), NewLine(stage) + "USER $APP_UID"),
                        Safety.Review);
                break;
            case Dialect.Kubernetes when MayRunAsRoot(container):
                var setting = container.RunAsNonRoot;
                report.At(setting, "Container '" + container.Name + "' can run", "set " + setting.Spelling + " to true")
                    .WithFix("Set runAsNonRoot to true", f => f.Set(setting, true), Safety.Review);
                break;
        }
    }

    // RUN, COPY, ADD and WORKDIR before it still run as root; later instructions do not need root.
    static int BehindLastChange(Stage stage)
    {
        var end = stage.From.Span.End;
        foreach (var step in stage.Steps)
        {
            if (step.Instruction.Kind is InstructionKind.Run or InstructionKind.Copy or InstructionKind.Add or InstructionKind.Workdir)
                end = step.Instruction.Span.End;
        }
        return end;
    }

    static string NewLine(Stage stage) => stage.File.Source.Text.IndexOf("\r\n", System.StringComparison.Ordinal) >= 0 ? "\r\n" : "\n";

    // Kubernetes enforces runAsNonRoot; a numeric user, here or in the Dockerfile of the image, is equivalent.
    internal static bool MayRunAsRoot(Container container) =>
        !container.IsWindows && !PodSecurity.HasOwnUsers(container.Workload) && container.RunAsNonRoot.EffectivelyNot(true)
            && container.User.Written is Written.Absent or Written.Null &&
        !(container.BuiltFrom?.User is { IsKnown: true } image && !image.Value.IsRoot);

    public override IEnumerable<Example> Examples =>
    [
        Bad.Dockerfile(From("[|debian:12|]", """CMD ["sleep", "1"]""")),
        Bad.Dockerfile("""
            FROM golang:1.25 AS build
            USER 1000
            FROM [|alpine:3.22|]
            COPY --from=build /app /app
            """),
        Bad.Dockerfile(From("[|mcr.microsoft.com/dotnet/aspnet:10.0|]", """
            WORKDIR /app
            COPY bin/publish .
            EXPOSE 8080
            ENTRYPOINT ["dotnet", "Api.dll"]
            """))
            .Fixed(From("mcr.microsoft.com/dotnet/aspnet:10.0", """
            WORKDIR /app
            COPY bin/publish .
            USER $APP_UID
            EXPOSE 8080
            ENTRYPOINT ["dotnet", "Api.dll"]
            """)),
        Bad.Kubernetes(Pod(name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              runAsNonRoot: true
            """)),
        Bad.Kubernetes(PodSpec("securityContext: { runAsNonRoot: [|false|] }")).Fixed(PodSpec("securityContext: { runAsNonRoot: true }")),
        Good.Dockerfile("""
            FROM debian:12 AS base
            USER 1000
            FROM base
            CMD ["sleep", "1"]
            """).Because("the stage inherits the user of the stage that it builds on"),
        Good.Dockerfile(From("mcr.microsoft.com/dotnet/aspnet:10.0-noble-chiseled", """CMD ["sleep", "1"]"""))
            .Because("chiseled images run as a non-root user"),
        Good.Dockerfile(From("registry.acme.test/base:4", """CMD ["sleep", "1"]""")).Because("the user of an unknown base is unknown"),
        Good.Kubernetes(Pod("securityContext: { runAsUser: 1654 }")),
        Good.Kubernetes(PodSpec("securityContext: { runAsNonRoot: true }")).Because("the pod sets it for all its containers"),
    ];
}
