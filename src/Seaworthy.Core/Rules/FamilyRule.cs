namespace Seaworthy.Rules;

/// <summary>
/// A rule of a family: the class has the check, and each row, which is a static property with <see cref="RuleAttribute"/>, has the texts and the data.
/// </summary>
abstract class FamilyRule<TSubject> : Rule<TSubject>
    where TSubject : class, ISubject
{
    /// <summary>The examples that do not follow from the data of the row.</summary>
    public Func<IEnumerable<Example>>? MoreExamples { get; init; }

    /// <summary>The examples that follow from it.</summary>
    private protected virtual IEnumerable<Example> OwnExamples => [];

    public sealed override IEnumerable<Example> Examples => [.. OwnExamples, .. MoreExamples?.Invoke() ?? []];
}
