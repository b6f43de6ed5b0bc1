using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>The units of a workspace; nothing is made before a rule asks.</summary>
sealed class RenderUnits(Workspace workspace, IReadOnlyList<KubernetesFile> manifests)
{
    Dictionary<KubernetesFile, RenderUnit>? _byManifest;

    public RenderUnit Of(KubernetesFile manifest)
    {
        _byManifest ??= Group();
        return _byManifest[manifest];
    }

    Dictionary<KubernetesFile, RenderUnit> Group()
    {
        var units = new Dictionary<KubernetesFile, RenderUnit>();
        var everything = workspace.Isolate ? null : new RenderUnit(new UnitMembers("", manifests, IsOpen: false), null);
        foreach (var members in UnitMembers.Group(workspace, manifests))
        {
            var unit = new RenderUnit(members, everything);
            foreach (var manifest in members.Manifests)
                units[manifest] = unit;
        }
        return units;
    }
}
