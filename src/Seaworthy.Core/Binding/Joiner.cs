namespace Seaworthy.Binding;

/// <summary>Joins what belongs together across files: a service with its Dockerfile, an image with the file that builds it.</summary>
static class Joiner
{
    public static void Join(Deployment deployment)
    {
        foreach (var compose in deployment.ComposeFiles)
        {
            foreach (var service in compose.Services)
                JoinBuild(deployment, service);
        }
        var built = BuiltImages(deployment);
        foreach (var compose in deployment.ComposeFiles)
        {
            foreach (var service in compose.Services)
                JoinImage(service.Container, built);
        }
        foreach (var manifest in deployment.KubernetesFiles)
        {
            foreach (var item in manifest.Objects)
            {
                foreach (var workload in item.Workloads)
                {
                    foreach (var container in workload.Containers)
                        JoinImage(container, built);
                }
            }
        }
    }

    static void JoinBuild(Deployment deployment, ComposeService service)
    {
        if (service.Build is not { } build || (build.Dockerfile ?? (build.DockerfilePath is { } path ? deployment.FindBuildFile(path)
            : null)) is not { } dockerfile)
            return;
        build.Dockerfile = dockerfile;
        if (build.ContextPath is { } context)
            dockerfile.AddContext(context);
        build.Stage = build.Target.IsUnset || build.Target.Written == Written.NotApplicable ? dockerfile.FinalStage
            : build.Target.IsKnown ? dockerfile.FindStage(build.Target.Value!)
            : null;
        Take(service.Container, build.Stage);
    }

    // What compose builds under a name is what the name means elsewhere in the project. Two builds under one name make it ambiguous, and unknown.
    static Dictionary<string, Stage?> BuiltImages(Deployment deployment)
    {
        var built = new Dictionary<string, Stage?>(StringComparer.Ordinal);
        foreach (var compose in deployment.ComposeFiles)
        {
            foreach (var service in compose.Services)
            {
                if (service.Build?.Stage is not { } stage || service.Container.Image?.Name is not { } name)
                    continue;
                built[name.Repository] = built.TryGetValue(name.Repository, out var other) && other != stage ? null : stage;
            }
        }
        return built;
    }

    static void JoinImage(Container container, Dictionary<string, Stage?> built)
    {
        if (container.BuiltFrom is not null || container.Image is not { Name: { } name } image || !built.TryGetValue(name.Repository, out var stage)
            || stage is null)
            return;
        if (image.Role != ImageRole.BuildResult)
            image.BuiltBy = stage.Build;
        Take(container, stage);
    }

    // What the container does not say itself, its image says.
    static void Take(Container container, Stage? stage)
    {
        container.BuiltFrom = stage;
        if (stage is null)
            return;
        if (container.User.IsUnset && stage.User.IsKnown)
            container.User = container.User.FromImage(stage.User.Value);
        if (container.Dialect == Dialect.Compose && container.Liveness.IsUnset && stage.HasHealthcheck is { } hasHealthcheck)
            container.Liveness = container.Liveness.FromImage(hasHealthcheck);
        if (stage.IsWindows == true)
            container.IsWindows = true;
    }
}
