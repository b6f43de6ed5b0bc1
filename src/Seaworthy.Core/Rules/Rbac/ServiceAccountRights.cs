using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Rbac;

/// <summary>The permissions of a service account, according to the bindings among the manifests.</summary>
static class ServiceAccountRights
{
    /// <summary>The bindings that certainly name the account; those of other namespaces count if their subject names the namespace.</summary>
    public static IEnumerable<RoleBinding> Bindings(RenderUnit unit, string account, string? nameSpace)
    {
        foreach (var binding in unit.BindingsFor(account))
        {
            foreach (var subject in binding.Subjects)
            {
                var ofAccount = subject.Namespace ?? (binding.Object.Kind == "RoleBinding" ? binding.Object.Namespace : nameSpace);
                if (subject.Kind != "ServiceAccount" || subject.Name.Value != account || !Namespaces.AreSame(ofAccount, nameSpace))
                    continue;
                yield return binding;
                break;
            }
        }
    }

    /// <summary>The pod mounts a token, as its own field or that of its service account requires.</summary>
    public static bool HasToken(Workload workload, string account)
    {
        if (!workload.MountsServiceAccountToken.IsUnset)
            return workload.MountsServiceAccountToken.IsEffectively(true);
        return workload.Object!.Unit.Find("ServiceAccount", account, workload.Object.Namespace) is not { } item ||
            item.Node.Get("automountServiceAccountToken") is null || item.Node.Text("automountServiceAccountToken") == "true";
    }

    public static string AccountOf(Workload workload) =>
        workload.ServiceAccount is { IsKnown: true, Written: Written.Value, Value: { Length: > 0 } name } ? name
        : workload.ServiceAccount.IsUnset ? "default" : "";
}
