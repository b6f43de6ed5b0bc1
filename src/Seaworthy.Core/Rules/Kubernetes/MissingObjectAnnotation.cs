using Seaworthy.Rules.Metadata;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8034", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:required-annotation-email")]
public sealed class MissingObjectAnnotation : Rule<KubernetesObject>
{
    public override string Title => "Required annotation of an object is missing";

    public override string Message => "{0} '{1}' has no annotation '{2}'{3}";

    public override string Why => """
        Annotations say whom to call about an object, or where its documents are. A team lists those that it wants.
        """;

    public override IEnumerable<RuleOption> Options => [Option];

    public override void Check(KubernetesObject item, Report report)
    {
        if (item.Workloads.Count == 0 || item.IsPatch)
            return;
        foreach (var (name, type) in RequiredMetadata.Of(report.Settings, Option.Key, "email:email"))
        {
            var value = item.Root.Text("metadata", "annotations", name);
            if (value.IsUnset || value.IsKnown && !LabelTypes.Matches(type, value.Value!))
                report.At(value, item.Kind, item.Name, name, type == "text" ? "" : " that is a " + LabelTypes.NameOf(type));
        }
    }

    static RuleOption Option { get; } = new("seaworthy_required_annotations", "The annotations that every workload carries, with commas, each with its type if it has one; unless set, email:email.", "email:email, docs:url");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(DeploymentSpec(name: "[|web|]")),
        Bad.Kubernetes(Deployment(metadata: "annotations: { email: [|shop|] }")),
        Good.Kubernetes(Deployment(metadata: "annotations: { email: shop@example.com }")),
    ];
}
