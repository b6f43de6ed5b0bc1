using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8003", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class UnquotedString : Rule<KubernetesObject>
{
    public override string Title => "Text must be in quotes";

    public override string Message => "'{0}' is a number or a boolean here, but '{1}' wants a text; put it in quotes";

    public override string Why => """
        YAML makes a number of 8080 and a boolean of yes. Kubernetes refuses either where it wants a text: in variables, arguments, labels, annotations and the data of a ConfigMap.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault != SchemaFault.Unquoted || problem.Value is not YamlScalar scalar)
                continue;
            report.At(problem.Value, scalar.Value, problem.Entry.KeyText ?? "")
                .WithFix("Put it in quotes", f => f.Replace(scalar.ContentSpan, "\"" + scalar.Value + "\""), Safety.Safe);
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
