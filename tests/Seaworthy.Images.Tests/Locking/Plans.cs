using System.Collections.Generic;
using System.Linq;
using Seaworthy.Hosting;
using Seaworthy.Images.Locking;
using Seaworthy.Linting;
using Seaworthy.Model;

namespace Seaworthy.Images.Tests.Locking;

/// <summary>Plans of manifests that are given as texts.</summary>
static class Plans
{
    public static LockPlan Of(params (string Path, string Text)[] files) => Of("/r/seaworthy.lock.json", files);

    public static LockPlan Of(string lockPath, params (string Path, string Text)[] files)
    {
        var settings = SeverityResolver.Resolve(new GlobalSettings { Mode = Mode.None }, null);
        var found = new List<FoundFile>();
        foreach (var (path, text) in files)
            found.Add(new FoundFile(path, FileKinds.Of(path, text, isNamed: true), text));
        var workspace = WorkspaceBuilder.OfTexts(found, settings, rethrowFaults: true);
        return LockPlan.Of(workspace, Linter.Run(workspace).Deployment, lockPath);
    }

    public static IEnumerable<string> References(this LockPlan plan) => plan.Images.Select(i => i.Reference);

    public static LockPlan Dockerfile(params string[] images) => Of(("/r/Dockerfile", string.Concat(images.Select(i => "FROM " + i + "\n"))));
}
