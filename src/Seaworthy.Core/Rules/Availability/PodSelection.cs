namespace Seaworthy.Rules.Availability;

/// <summary>Whether other objects select the pods of a workload.</summary>
static class PodSelection
{
    /// <summary>A Service of its unit certainly selects the pods.</summary>
    public static bool IsServed(Workload workload)
    {
        if (workload.Object is not { } item)
            return false;
        foreach (var service in item.Unit.Near("Service", item.Namespace))
        {
            if (service.Is("Service") && Selector.OfLabels(service.Root.Value("spec", "selector")) is { IsEmpty: false } selector
                && selector.Matches(workload.Labels, isPod: true) == true)
                return true;
        }
        return false;
    }

    /// <summary>A disruption budget of its unit certainly counts the pods.</summary>
    public static bool HasBudget(Workload workload)
    {
        if (workload.Object is not { } item)
            return false;
        foreach (var budget in item.Unit.Near("PodDisruptionBudget", item.Namespace))
        {
            if (Selector.Of(budget.Root.Value("spec", "selector"))?.Matches(workload.Labels, isPod: true) == true)
                return true;
        }
        return false;
    }
}
