using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8041", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:ensure_administrative_boundaries_between_resources",
    Related = "kubescape:C-0209")]
public sealed class NamespaceInUse : Rule<KubernetesObject>
{
    public override string Title => "Namespace in use";

    public override string Message => "{0} '{1}' stands in the namespace '{2}'";

    public override string Why => """
        A list of the namespaces that files use, for reviews of who may do what where: one line for each.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!ObjectKinds.IsNamespaced(item) || item.Root.Text("metadata", "namespace") is not { IsKnown: true, Value.Length: > 0 } space)
            return;
        // The first object of the file speaks for the others.
        foreach (var other in item.FileObjects)
        {
            if (other == item)
                break;
            if (other.Namespace == space.Value && ObjectKinds.IsNamespaced(other))
                return;
        }
        report.At(space, item.Kind, item.Name, space.Value!);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web
              namespace: [|shop|]
            ---
            apiVersion: v1
            kind: Secret
            metadata:
              name: web
              namespace: shop
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: ConfigMap
            metadata:
              name: web
            """),
    ];
}
