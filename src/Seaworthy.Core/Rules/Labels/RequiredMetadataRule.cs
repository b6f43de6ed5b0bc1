using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

/// <summary>
/// The family of rules about labels or annotations that a team wants, as <c>.editorconfig</c> names them: <c>owner, email:email</c>.
/// Message: 0 kind, 1 name, 2 the key, 3 what its value must be.
/// </summary>
/// <param name="section">The field of the metadata.</param>
/// <param name="fallback">What is wanted where the option names nothing.</param>
sealed class RequiredMetadataRule(string section, string fallback, RuleOption option) : FamilyRule<KubernetesObject>
{
    public override IEnumerable<RuleOption> Options => [option];

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.IsPatch)
            return;
        IReadOnlyList<string> entries = report.Settings.ListOption(option.Key) is { Count: > 0 } own ? own : [fallback];
        foreach (var entry in entries)
        {
            var colon = entry.LastIndexOf(':');
            var name = colon < 0 ? entry : entry.Substring(0, colon).Trim();
            var type = colon < 0 ? "text" : entry.Substring(colon + 1).Trim().ToLowerInvariant();
            var value = item.Root.Text("metadata", section, name);
            if (value.IsUnset || value.IsKnown && !LabelTypes.Matches(type, value.Value!))
                report.At(value, item.Kind, item.Name, name, type == "text" ? "" : " that is a " + LabelTypes.NameOf(type));
        }
    }

    [Rule("SEA8033", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:required-label-owner")]
    public static RequiredMetadataRule MissingObjectLabel => new(
        "labels", "owner",
        new RuleOption(
            "seaworthy_required_labels",
            "The labels that every workload carries, with commas, each with its type if it has one; unless set, owner.",
            "owner, team:text"))
    {
        Title = "Required label of an object is missing",
        Message = "{0} '{1}' has no label '{2}'{3}",
        Why = "Labels say who looks after an object and what it belongs to. A team lists those that it wants.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Good.Kubernetes(Deployment(metadata: "labels: { owner: shop }")),
            Good.Kubernetes(Deployment(metadata: "labels: { team: shop }")).With("seaworthy_required_labels", "team"),
        ],
    };

    [Rule("SEA8034", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:required-annotation-email")]
    public static RequiredMetadataRule MissingObjectAnnotation => new(
        "annotations", "email:email",
        new RuleOption(
            "seaworthy_required_annotations",
            "The annotations that every workload carries, with commas, each with its type if it has one; unless set, email:email.",
            "email:email, docs:url"))
    {
        Title = "Required annotation of an object is missing",
        Message = "{0} '{1}' has no annotation '{2}'{3}",
        Why = "Annotations say whom to call about an object, or where its documents are. A team lists those that it wants.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Bad.Kubernetes(Deployment(metadata: "annotations: { email: [|shop|] }")),
            Good.Kubernetes(Deployment(metadata: "annotations: { email: shop@example.com }")),
        ],
    };
}
