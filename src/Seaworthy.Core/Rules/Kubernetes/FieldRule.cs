namespace Seaworthy.Rules.Kubernetes;

/// <summary>The family of rules about one field of an object. Message: 0 kind, 1 name, 2 the field.</summary>
/// <param name="find">The field where it is at fault, written or not; null otherwise.</param>
sealed class FieldRule(Func<KubernetesObject, Setting?> find) : FamilyRule<KubernetesObject>
{
    /// <summary>The title of the fix; null where there is none.</summary>
    public string? Repair { get; init; }

    /// <summary>The value that the fix sets; null where it removes the field.</summary>
    public string? RepairedValue { get; init; }

    public override void Check(KubernetesObject item, Report report)
    {
        if (find(item) is not { } setting)
            return;
        var finding = report.At(setting, item.Kind, item.Name, setting.Spelling);
        if (Repair is not null)
            finding.WithFix(Repair, RepairedValue is { } value ? f => f.Set(setting, value) : f => f.Remove(setting), Safety.Review);
    }
}
