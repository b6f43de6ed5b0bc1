using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;
using Seaworthy.Syntax.Yaml;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2066", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-linter:deprecated-service-account-field kubescape:C-0294")]
public sealed class DeprecatedServiceAccountField : Rule<Workload>
{
    public override string Title => "Deprecated name of the service account field";

    public override string Message => "Field serviceAccount is the old name of serviceAccountName; {0}";

    public override string Why => """
        The API server keeps both fields alike, and tools that read one of them see half of the truth.
        """;

    public override void Check(Workload workload, Report report)
    {
        if (workload.Pod is not { } pod || pod.Node.FindOwn("serviceAccount") is not { } entry || pod.Text("serviceAccount") is not { IsWritten: true } old)
            return;
        var isAlone = workload.ServiceAccount.IsUnset;
        var finding = report.At(new Place(entry.Key.Source, entry.KeySpan), isAlone ? "rename it" : "remove it");
        if (isAlone && pod.Node.FindOwn("serviceAccountName") is null)
            finding.WithFix("Rename the field", f => f.Apply(YamlOperation.Rename(entry.Owner, "serviceAccount", "serviceAccountName")), Safety.Safe);
        else if (old is { IsKnown: true, Value: { } name } && workload.ServiceAccount.IsExplicitly(name))
            finding.WithFix("Remove the old field", f => f.Remove(old), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              [|serviceAccount|]: web
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              serviceAccountName: web
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              [|serviceAccount|]: web
              serviceAccountName: web
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              serviceAccountName: web
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              serviceAccountName: web
              containers: [{ name: api, image: acme/api:1.4.2 }]
            """),
    ];
}
