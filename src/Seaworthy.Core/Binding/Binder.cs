using System.Threading;
using Seaworthy.Binding.Compose;
using Seaworthy.Binding.Dockerfile;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Binding.Kustomize;
using Seaworthy.Syntax;

namespace Seaworthy.Binding;

/// <summary>Makes the model of all files of a workspace and joins them.</summary>
static class Binder
{
    public static Deployment Bind(FileSet workspace, CancellationToken cancellation)
    {
        var builds = new List<BuildFile>();
        var composeFiles = new List<ComposeFile>();
        var manifests = new List<KubernetesFile>();
        var faults = new List<(ParsedFile, Exception)>();
        var projects = new ComposeProjects(workspace);
        var kustomizations = new Kustomizations(workspace);
        manifests.AddRange(kustomizations.Render(faults, cancellation));
        var inlines = new InlineDockerfiles(workspace);
        foreach (var file in workspace.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                Bind(workspace, file, projects, inlines, kustomizations, builds, composeFiles, manifests);
            }
            // One file that we cannot read must not take the others, or the build, down with it. Tests let the exception through.
            catch (Exception fault) when (!workspace.RethrowFaults && fault is not OperationCanceledException)
            {
                faults.Add((file, fault));
            }
        }
        var deployment = new Deployment(builds, composeFiles, manifests);
        deployment.Faults.AddRange(faults);
        RenderUnits.Give(workspace, manifests);
        AccountJoiner.Join(manifests);
        if (!workspace.Isolate)
            Joiner.Join(deployment);
        return deployment;
    }

    static void Bind(FileSet workspace, ParsedFile file, ComposeProjects projects, InlineDockerfiles inlines, Kustomizations kustomizations,
        List<BuildFile> builds, List<ComposeFile> composeFiles, List<KubernetesFile> manifests)
    {
        switch (file.Kind)
        {
            case FileKind.Dockerfile:
                var build = DockerfileBinder.Bind(file);
                build.Workspace = workspace;
                builds.Add(build);
                break;
            case FileKind.Compose when ComposeBinder.Bind(file, projects) is { } compose:
                composeFiles.Add(compose);
                inlines.Bind(compose, builds);
                break;
            case FileKind.Kubernetes:
                manifests.Add(KubernetesBinder.Bind(file, kustomizations.Taken));
                break;
        }
    }
}
