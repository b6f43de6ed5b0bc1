namespace Seaworthy.Model;

/// <summary>The units of a workspace; nothing is made before a rule asks.</summary>
sealed class RenderUnits(FileSet workspace, IReadOnlyList<KubernetesFile> manifests)
{
    Dictionary<KubernetesFile, RenderUnit>? _byManifest;

    /// <summary>Lets the objects of a workspace find their units.</summary>
    public static void Give(FileSet workspace, IReadOnlyList<KubernetesFile> manifests)
    {
        var units = new RenderUnits(workspace, manifests);
        foreach (var manifest in manifests)
        {
            manifest.Units = units;
            foreach (var item in manifest.Objects)
                item.Manifest = manifest;
        }
    }

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
