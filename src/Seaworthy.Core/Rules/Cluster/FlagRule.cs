using Seaworthy.Binding.Kubernetes;

namespace Seaworthy.Rules.Cluster;

/// <summary>The family of rules about one flag of a program of the cluster. Message: 0 the name of the program, 1 the flag as it should be.</summary>
sealed class FlagRule(FlagRequirement requirement) : FamilyRule<ClusterComponent>
{
    /// <summary>A value that violates the requirement, for the examples; not needed where the requirement implies one.</summary>
    public string? BadValue { get; init; }

    /// <summary>A value that meets the requirement, for the examples; not needed where the requirement implies one.</summary>
    public string? GoodValue { get; init; }

    private protected override IEnumerable<Example> OwnExamples => FlagExamples.Of(requirement, BadValue, GoodValue);

    public override void Check(ClusterComponent component, Report report)
    {
        if ((component.Program & requirement.Program) == 0 || !requirement.HoldsFor(component, report.Settings.KubernetesVersion) ||
            !requirement.IsBroken(component, out var flag))
            return;
        var wanted = "--" + requirement.Flag + (requirement.Wanted is { } value ? "=" + value : "");
        var finding = report.At(flag?.Location ?? component.Location, ComponentBinder.NameOf(component.Program), wanted);
        if (requirement.Repaired is not { } repaired)
            return;
        if (flag is { CanReplace: true } && flag.Location.Source == component.File.Source)
            finding.WithFix("Set the flag", f => f.Replace(flag.Location.Span, repaired), Safety.Review);
        else if (flag is null && component.Words is { } words)
            finding.WithFix("Add the flag", f => f.Apply(YamlOperation.Append(words.Node, words.Path, wanted)), Safety.Review);
    }
}
