using Seaworthy.Rules.Metadata;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8033", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:required-label-owner")]
public sealed class MissingObjectLabel : Rule<KubernetesObject>
{
    public override string Title => "Required label of an object is missing";

    public override string Message => "{0} '{1}' has no label '{2}'{3}";

    public override string Why => """
        Labels say who looks after an object and what it belongs to. A team lists those that it wants.
        """;

    public override IEnumerable<RuleOption> Options => [Option];

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.IsPatch)
            return;
        foreach (var (name, type) in RequiredMetadata.Of(report.Settings, Option.Key, "owner"))
        {
            var value = item.Root.Text("metadata", "labels", name);
            if (value.IsUnset || value.IsKnown && !LabelTypes.Matches(type, value.Value!))
                report.At(value, item.Kind, item.Name, name, type == "text" ? "" : " that is a " + LabelTypes.NameOf(type));
        }
    }

    static RuleOption Option { get; } = new("seaworthy_required_labels", "The labels that every workload carries, with commas, each with its type if it has one; unless set, owner.", "owner, team:text");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Good.Kubernetes(Deployment(metadata: "labels: { owner: shop }")),
        Good.Kubernetes(Deployment(metadata: "labels: { team: shop }")).With("seaworthy_required_labels", "team"),
    ];
}
