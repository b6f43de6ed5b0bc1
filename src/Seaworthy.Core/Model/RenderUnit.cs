namespace Seaworthy.Model;

/// <summary>
/// Objects that are applied together: those of one folder, of one kustomization, or of one file. What is claimed to be missing is looked for here, and
/// what is found anywhere in the workspace is not missing: parts may be put together elsewhere.
/// </summary>
sealed class RenderUnit
{
    // Comparing each of many with each of many others would take as long as somebody wants it to.
    const int MostCompared = 500;

    readonly UnitMembers _members;
    readonly RenderUnit? _everything;
    readonly Dictionary<string, bool> _closed = [];
    UnitIndex? _index;
    AccessIndex? _access;

    internal RenderUnit(UnitMembers members, RenderUnit? everything)
    {
        _members = members;
        _everything = everything;
    }

    /// <summary>The folder or file, for messages.</summary>
    public string Name => _members.Name;

    public IReadOnlyList<Workload> Workloads => Index.Workloads;

    UnitIndex Index => _index ??= new UnitIndex(_members);

    /// <summary>The workloads that name a service account, by the words of their files.</summary>
    public IReadOnlyList<Workload> RunAs(string serviceAccount) => Index.RunAs(serviceAccount);

    /// <summary>The bindings that name a service account of that name.</summary>
    internal IReadOnlyList<RoleBinding> BindingsFor(string serviceAccount) => (_access ??= new AccessIndex(this)).For(serviceAccount);

    internal RoleBinding? BindingOf(KubernetesObject item) => (_access ??= new AccessIndex(this)).Of(item);

    /// <summary>The autoscalers of an object, by kind and name; empty where several objects share the name.</summary>
    public IReadOnlyList<KubernetesObject> Autoscalers(KubernetesObject item) =>
        item.Name.Length > 0 && Index.Named(item.Kind, item.Name).Count == 1 ? Index.Autoscalers(item.Kind, item.Name) : [];

    /// <summary>The objects of a kind.</summary>
    public IReadOnlyList<KubernetesObject> Of(string kind) => Index.Of(kind);

    /// <summary>The objects of that kind and name, in any namespace.</summary>
    public IReadOnlyList<KubernetesObject> Named(string kind, string name) => Index.Named(kind, name);

    /// <summary>The objects of a kind that lie, or may lie, in a namespace; none where there are too many to compare.</summary>
    public IEnumerable<KubernetesObject> Near(string kind, string? nameSpace)
    {
        var all = Index.Of(kind);
        if (all.Count > MostCompared)
            yield break;
        foreach (var item in all)
        {
            if (Namespaces.MayMeet(item.Namespace, nameSpace))
                yield return item;
        }
    }

    /// <summary>The object of that kind and name which lies, or may lie, in a namespace.</summary>
    public KubernetesObject? Find(string kind, string name, string? nameSpace)
    {
        foreach (var item in Index.Named(kind, name))
        {
            if (Namespaces.MayMeet(item.Namespace, nameSpace))
                return item;
        }
        return null;
    }

    /// <summary>The workload of an object found by kind and name.</summary>
    public Workload? FindWorkload(string kind, string name, string? nameSpace) => Find(kind, name, nameSpace) is { Workloads: { Count: > 0 } workloads }
        ? workloads[0] : null;

    /// <summary>
    /// What the objects of a namespace refer to must be here: there is a workload, every file could be read, and nothing is at hand that makes objects
    /// of its own (an operator's resource, a chart, a kustomization that was not followed).
    /// </summary>
    public bool IsClosed(string? nameSpace)
    {
        if (!IsReadable)
            return false;
        if (!_closed.TryGetValue(nameSpace ?? "", out var isClosed))
            _closed.Add(nameSpace ?? "", isClosed = HasWorkloadNear(nameSpace));
        return isClosed;
    }

    /// <summary>Every file could be read, and nothing is at hand that makes objects of its own; there may be no workload.</summary>
    public bool IsReadable => !_members.IsOpen && !Index.IsOpen;

    /// <summary>
    /// Closed enough for who wants everything reported: the files could be read, and there is a workload in whatever namespace, or another object of the
    /// kind that is looked for.
    /// </summary>
    public bool IsClosed(string? nameSpace, string kind, bool isStrict) =>
        IsClosed(nameSpace) || (isStrict && IsReadable && (Index.Workloads.Count > 0 || Index.Of(kind).Count > 0));

    bool HasWorkloadNear(string? nameSpace)
    {
        foreach (var workload in Index.Workloads)
        {
            if (Namespaces.MayMeet(workload.Object!.Namespace, nameSpace))
                return true;
        }
        return false;
    }

    /// <summary>Something in the unit makes Secrets that stand in no file.</summary>
    public bool MakesSecrets => Index.MakesSecrets;

    /// <summary>Certain: the unit is closed, and neither it nor the rest of the workspace has such an object.</summary>
    public bool Lacks(string kind, string name, string? nameSpace, bool isStrict = false) =>
        IsClosed(nameSpace, kind, isStrict) && !Has(kind, name, nameSpace) && _everything?.Has(kind, name, nameSpace) != true;

    /// <summary>There may be more to an object than is written: a generator of its name merges into it, or a part of the unit could not be read.</summary>
    internal bool MayBeAddedTo(string kind, string name) => _members.IsOpen || Index.Makes(kind, name);

    bool Has(string kind, string name, string? nameSpace) => Index.Makes(kind, name) || Find(kind, name, nameSpace) is not null;

    /// <summary>The pods that a selector certainly selects.</summary>
    public IEnumerable<Workload> Selected(Selector selector, string? nameSpace)
    {
        foreach (var workload in Index.Candidates(selector))
        {
            if (Namespaces.AreSame(workload.Object!.Namespace, nameSpace) && selector.Matches(workload.Labels, isPod: true) == true)
                yield return workload;
        }
    }

    /// <summary>Pods of other units may be selected too, other than those which stand in several: a base in its overlays.</summary>
    public bool MaySelectElsewhere(Selector selector, string? nameSpace)
    {
        if (_everything is null)
            return false;
        foreach (var workload in _everything.Index.Candidates(selector))
        {
            var item = workload.Object!;
            if (Namespaces.MayMeet(item.Namespace, nameSpace) && Index.Named(item.Kind, item.Name).Count == 0
                && selector.Matches(workload.Labels, isPod: true) != false)
                return true;
        }
        return false;
    }

    /// <summary>Certain: the unit is closed, and no pod in it or in the rest of the workspace may be selected.</summary>
    public bool SelectsNothing(Selector selector, string? nameSpace, bool isStrict = false) =>
        IsClosed(nameSpace, "Pod", isStrict) && !MaySelect(selector, nameSpace) && _everything?.MaySelect(selector, nameSpace) != true;

    bool MaySelect(Selector selector, string? nameSpace)
    {
        if (nameSpace == "kube-system")
            return true;
        foreach (var workload in Index.Candidates(selector))
        {
            if (Namespaces.MayMeet(workload.Object!.Namespace, nameSpace) && selector.Matches(workload.Labels, isPod: true) != false)
                return true;
        }
        return false;
    }

    /// <summary>The rest of the workspace has an object of that kind which may lie in the namespace.</summary>
    internal bool HasNear(string kind, string? nameSpace)
    {
        foreach (var item in (_everything ?? this).Index.Of(kind))
        {
            if (Namespaces.MayMeet(item.Namespace, nameSpace))
                return true;
        }
        return false;
    }

    /// <summary>The objects of a kind anywhere in the workspace that may lie in the namespace, and whether they are too many to compare.</summary>
    internal IReadOnlyList<KubernetesObject>? NearAnywhere(string kind, string? nameSpace)
    {
        var all = (_everything ?? this).Index.Of(kind);
        if (all.Count > MostCompared)
            return null;
        var near = new List<KubernetesObject>();
        foreach (var item in all)
        {
            if (Namespaces.MayMeet(item.Namespace, nameSpace))
                near.Add(item);
        }
        return near;
    }
}
