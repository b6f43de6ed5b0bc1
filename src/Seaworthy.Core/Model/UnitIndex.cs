using Seaworthy.Knowledge;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Model;

/// <summary>The objects of a unit by kind, by name, and its workloads by label; made when a rule first asks.</summary>
sealed class UnitIndex
{
    readonly Dictionary<string, List<KubernetesObject>> _byKind = new(StringComparer.Ordinal);
    readonly Dictionary<(string Kind, string Name), List<KubernetesObject>> _byName = [];
    readonly List<Workload> _workloads = [];
    readonly HashSet<(string Kind, string Name)> _made = [];
    Dictionary<(string Key, string Value), List<Workload>>? _byLabel;
    List<Workload>? _unlisted;
    Dictionary<string, List<Workload>>? _byAccount;
    Dictionary<(string Kind, string Name), List<KubernetesObject>>? _autoscalers;

    public UnitIndex(UnitMembers members)
    {
        foreach (var manifest in members.Manifests)
        {
            foreach (var item in manifest.Objects)
                Add(item);
            foreach (var name in manifest.MadeNames)
                _made.Add(name);
        }
    }

    public IReadOnlyList<Workload> Workloads => _workloads;

    /// <summary>Something in the unit makes objects that are not in the files.</summary>
    public bool IsOpen { get; private set; }

    public bool MakesSecrets { get; private set; }

    public IReadOnlyList<KubernetesObject> Of(string kind) => _byKind.TryGetValue(kind, out var list) ? list : [];

    /// <summary>A generator makes an object of that kind and name.</summary>
    public bool Makes(string kind, string name) => _made.Contains((kind, name));

    public IReadOnlyList<KubernetesObject> Named(string kind, string name) => _byName.TryGetValue((kind, name), out var list) ? list : [];

    /// <summary>The workloads that may be selected: those with the rarest label of the selector, and those whose labels could not be listed.</summary>
    public IEnumerable<Workload> Candidates(Selector selector)
    {
        if (_byLabel is null)
            ListLabels();
        (string Key, IReadOnlyList<string?> Values)? rarest = null;
        var fewest = int.MaxValue;
        foreach (var wanted in selector.Wanted())
        {
            var count = 0;
            foreach (var value in wanted.Values)
                count += _byLabel!.TryGetValue((wanted.Key, value!), out var list) ? list.Count : 0;
            if (count < fewest)
                (rarest, fewest) = (wanted, count);
        }
        if (rarest is not { } found)
        {
            foreach (var workload in _workloads)
                yield return workload;
            yield break;
        }
        foreach (var value in found.Values)
        {
            if (!_byLabel!.TryGetValue((found.Key, value!), out var list))
                continue;
            foreach (var workload in list)
                yield return workload;
        }
        foreach (var workload in _unlisted!)
            yield return workload;
    }

    public IReadOnlyList<Workload> RunAs(string serviceAccount)
    {
        if (_byAccount is null)
        {
            _byAccount = new(StringComparer.Ordinal);
            foreach (var workload in _workloads)
            {
                if (workload.ServiceAccount is { IsKnown: true, Written: Written.Value, Value: { } name })
                    AddTo(_byAccount, name, workload);
                else if (workload.ServiceAccount.IsUnset)
                    AddTo(_byAccount, "", workload);
            }
        }
        return _byAccount.TryGetValue(serviceAccount, out var list) ? list : [];
    }

    public IReadOnlyList<KubernetesObject> Autoscalers(string kind, string name)
    {
        if (_autoscalers is null)
        {
            _autoscalers = [];
            foreach (var scaler in (KubernetesObject[])[.. Of("HorizontalPodAutoscaler"), .. Of("ScaledObject")])
            {
                if (scaler.Spec()?.Map("scaleTargetRef") is { } target && target.Text("name") is { } targeted)
                    AddTo(_autoscalers, (target.Text("kind") ?? "Deployment", targeted), scaler);
            }
        }
        return _autoscalers.TryGetValue((kind, name), out var list) ? list : [];
    }

    void Add(KubernetesObject item)
    {
        AddTo(_byKind, item.Kind, item);
        if (item.Name.Length > 0)
            AddTo(_byName, (item.Kind, item.Name), item);
        _workloads.AddRange(item.Workloads);
        MakesSecrets |= ObjectMakers.IsSecretMaker(item.Kind);
        IsOpen |= ObjectMakers.MayMakeObjects(item.ApiVersion, item.Kind) || IsWorkloadPatch(item);
    }

    // A patch says only what it changes of a workload that stands elsewhere: its labels and all that goes with it are not known here.
    static bool IsWorkloadPatch(KubernetesObject item) =>
        item.Workloads.Count > 0 ? item.IsPatch
            : item.Kind is "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" or "CronJob" or "Pod";

    void ListLabels()
    {
        _byLabel = [];
        _unlisted = [];
        foreach (var workload in _workloads)
        {
            if (workload.Labels is not { } labels)
                continue;
            var isListed = true;
            foreach (var entry in labels.Entries)
            {
                if (entry.KeyText is { } key && key != "<<" && ManifestNodes.TextOf(entry.Value.Resolve()) is { } value)
                    AddTo(_byLabel, (key, value), workload);
                else
                    isListed = false;
            }
            if (!isListed)
                _unlisted.Add(workload);
        }
    }

    static void AddTo<TKey, TValue>(Dictionary<TKey, List<TValue>> index, TKey key, TValue value)
        where TKey : notnull
    {
        if (!index.TryGetValue(key, out var list))
            index.Add(key, list = []);
        list.Add(value);
    }
}
