using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8003", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class UnquotedString : Rule<KubernetesObject>
{
    public override string Title => "Unquoted string";

    public override string Message => "Value '{0}' of '{1}' is a number or a boolean but must be a string; quote it";

    public override string Why => """
        YAML parses 8080 as a number and yes as a boolean. The API server rejects both where a string is required, as in environment variables,
        arguments, labels, annotations and the data of a ConfigMap.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault != SchemaFault.Unquoted || problem.Value is not YamlScalar scalar)
                continue;
            report.At(problem.Value, scalar.Value, problem.Entry.KeyText ?? "")
                .WithFix("Quote the value", f => f.Replace(scalar.ContentSpan, "\"" + scalar.Value + "\""), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""
            env:
            - name: PORT
              value: [|8080|]
            """))
            .Fixed(Deployment("""
            env:
            - name: PORT
              value: "8080"
            """)),
        Bad.Kubernetes(Manifest("v1", "ConfigMap", metadata: "labels: { enabled: [|yes|] }"))
            .Fixed(Manifest("v1", "ConfigMap", metadata: """labels: { enabled: "yes" }""")),
        Bad.Kubernetes(Deployment("args: [--wait, [|3600|]]")).Fixed(Deployment("""args: [--wait, "3600"]""")),
        Good.Kubernetes(Deployment("""
            env:
            - name: PORT
              value: "8080"
            - name: VERSION
              value: 1.4.2
            - name: ADDRESS
              value: 10.0.0.1
            """)),
    ];
}
