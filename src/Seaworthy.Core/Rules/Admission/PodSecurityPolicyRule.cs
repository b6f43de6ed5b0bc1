using static Seaworthy.Rules.Admission.PodSecurityPolicyExamples;

namespace Seaworthy.Rules.Admission;

/// <summary>The family of rules about a PodSecurityPolicy. Message: 0 name, 1 the field.</summary>
sealed class PodSecurityPolicyRule(Action<KubernetesObject, Report> check) : FamilyRule<KubernetesObject>
{
    /// <summary>A line of the specification with the fault, for the examples; null where the row has them all.</summary>
    public string? Reported { get; init; }

    /// <summary>The line after the fix; null where it is the line of a policy without a fault.</summary>
    public string? Repaired { get; init; }

    public override void Check(KubernetesObject item, Report report)
    {
        if (IsPolicy(item))
            check(item, report);
    }

    internal static bool IsPolicy(KubernetesObject item) => item.Is("PodSecurityPolicy") && item.Root.Child("spec") is not null;

    private protected override IEnumerable<Example> OwnExamples => Reported is null ? [] :
    [
        Bad.Kubernetes(Policy(Reported)).Fixed(Policy(Repaired)),
        Good.Kubernetes(Policy()),
    ];
}

/// <summary>The family of rules about a switch of a PodSecurityPolicy that must not be on. Message: 0 name, 1 the field.</summary>
sealed class PodSecurityPolicyFlagRule(string flag, bool isDefault = false) : FamilyRule<KubernetesObject>
{
    public override void Check(KubernetesObject item, Report report)
    {
        if (PodSecurityPolicyRule.IsPolicy(item) && item.Root.BoolOr(isDefault, "spec", flag) is var setting && setting.EffectivelyNot(false))
            report.At(setting, item.Name, setting.Spelling).WithFix("Set " + flag + " to false", f => f.Set(setting, false), Safety.Review);
    }

    private protected override IEnumerable<Example> OwnExamples
    {
        get
        {
            yield return Bad.Kubernetes(Policy(flag + ": [|true|]")).Fixed(Policy(flag + ": false"));
            yield return Good.Kubernetes(Policy(flag + ": false"));
            if (!isDefault)
                yield return Good.Kubernetes(Policy());
        }
    }
}
