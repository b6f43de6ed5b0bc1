namespace Seaworthy.Model;

/// <summary>The role bindings of a unit, read once, and by the service accounts that they name.</summary>
sealed class AccessIndex
{
    // Whoever looks for what an account may do finds it in the first ones, or not at all.
    const int MostOfOne = 32;

    readonly Dictionary<KubernetesObject, RoleBinding> _bindings = [];
    readonly Dictionary<string, List<RoleBinding>> _byAccount = new(StringComparer.Ordinal);

    public AccessIndex(RenderUnit unit)
    {
        // Trivial spelling faults of the kind are taken for what they mean.
        foreach (var kind in (string[])["RoleBinding", "ClusterRoleBinding", "ClusterRolebinding", "Rolebinding"])
        {
            foreach (var item in unit.Of(kind))
            {
                if (RoleBinding.Read(item) is { } binding)
                    Add(item, binding);
            }
        }
    }

    public RoleBinding? Of(KubernetesObject item) => _bindings.TryGetValue(item, out var binding) ? binding : null;

    public IReadOnlyList<RoleBinding> For(string account) => _byAccount.TryGetValue(account, out var list) ? list : [];

    void Add(KubernetesObject item, RoleBinding binding)
    {
        _bindings[item] = binding;
        foreach (var subject in binding.Subjects)
        {
            if (subject.Kind != "ServiceAccount")
                continue;
            if (!_byAccount.TryGetValue(subject.Name.Value, out var list))
                _byAccount.Add(subject.Name.Value, list = []);
            if (list.Count < MostOfOne && !list.Contains(binding))
                list.Add(binding);
        }
    }
}
