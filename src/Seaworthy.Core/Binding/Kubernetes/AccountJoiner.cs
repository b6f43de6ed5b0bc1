namespace Seaworthy.Binding.Kubernetes;

/// <summary>What a pod does not say of its token, its service account says.</summary>
static class AccountJoiner
{
    public static void Join(IReadOnlyList<KubernetesFile> manifests)
    {
        foreach (var manifest in manifests)
        {
            foreach (var item in manifest.Objects)
            {
                if (item is { Kind: "ServiceAccount", ApiVersion: "v1", Name.Length: > 0 }
                    && item.Root.BoolOr(true, "automountServiceAccountToken") is { Written: Written.Value or Written.Unknown } mounts)
                    Join(item, mounts);
            }
        }
    }

    static void Join(KubernetesObject account, Setting<bool> mounts)
    {
        Hand(account, mounts, account.Unit.RunAs(account.Name));
        if (account.Name == "default")
            Hand(account, mounts, account.Unit.RunAs(""));
    }

    static void Hand(KubernetesObject account, Setting<bool> mounts, IReadOnlyList<Workload> workloads)
    {
        foreach (var workload in workloads)
        {
            // Where a namespace is written on one side only, both may still be the same.
            if (workload.MountsServiceAccountToken.IsUnset && Namespaces.MayMeet(workload.Object!.Namespace, account.Namespace) && !mounts.IsExplicitly(true))
                workload.MountsServiceAccountToken = mounts.AsInherited();
        }
    }
}
