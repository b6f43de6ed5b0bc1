using System.Collections.Generic;
using System.Threading;
using Seaworthy.Binding.Compose;
using Seaworthy.Binding.Dockerfile;
using Seaworthy.Binding.Kubernetes;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax;

namespace Seaworthy.Binding;

/// <summary>Makes the model of all files of a workspace and joins them.</summary>
static class Binder
{
    public static Deployment Bind(Workspace workspace, CancellationToken cancellation)
    {
        var builds = new List<BuildFile>();
        var composeFiles = new List<ComposeFile>();
        var manifests = new List<KubernetesFile>();
        foreach (var file in workspace.Files)
        {
            cancellation.ThrowIfCancellationRequested();
            switch (file.Kind)
            {
                case FileKind.Dockerfile:
                    builds.Add(DockerfileBinder.Bind(file));
                    break;
                case FileKind.Compose when ComposeBinder.Bind(file) is { } compose:
                    composeFiles.Add(compose);
                    break;
                case FileKind.Kubernetes:
                    manifests.Add(KubernetesBinder.Bind(file));
                    break;
            }
        }
        var deployment = new Deployment(builds, composeFiles, manifests);
        if (!workspace.Isolate)
            Joiner.Join(deployment);
        return deployment;
    }
}
