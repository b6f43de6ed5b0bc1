using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Labels;

/// <summary>
/// The family of rules about labels or annotations that a team requires, from <c>.editorconfig</c>: <c>owner, email:email</c>.
/// Message: 0 kind, 1 name, 2 the key, 3 what its value must be.
/// </summary>
/// <param name="section">The field of the metadata.</param>
/// <param name="fallback">The required key if the option is not set.</param>
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
                report.At(value, item.Kind, item.Name, name, type == "text" ? "a value" : LabelTypes.NameOf(type));
        }
    }

    [Rule("SEA8033", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kube-linter:required-label-owner")]
    public static RequiredMetadataRule MissingObjectLabel => new(
        "labels", "owner",
        new RuleOption(
            "seaworthy_required_labels",
            "The labels that every workload must have, separated by commas, each with an optional type; the default is owner.",
            "owner, team:text"))
    {
        Title = "Missing required label of an object",
        Message = "{0} '{1}' has no valid label '{2}'; set it to {3}",
        Why =
            "Labels record the owner of an object and the application it belongs to, so that the right team is called during an outage. A " +
            "team lists the labels that it requires in seaworthy_required_labels.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/",
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
            "The annotations that every workload must have, separated by commas, each with an optional type; the default is email:email.",
            "email:email, docs:url"))
    {
        Title = "Missing required annotation of an object",
        Message = "{0} '{1}' has no valid annotation '{2}'; set it to {3}",
        Why =
            "Annotations record a contact or the documentation of an object, so that the right team is called during an outage. A team lists " +
            "the annotations that it requires in seaworthy_required_annotations.",
        Sources = "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
            Bad.Kubernetes(Deployment(metadata: "annotations: { email: [|shop|] }")),
            Good.Kubernetes(Deployment(metadata: "annotations: { email: shop@example.com }")),
        ],
    };
}
