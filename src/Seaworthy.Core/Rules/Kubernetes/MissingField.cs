using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8006", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class MissingField : Rule<KubernetesObject>
{
    public override string Title => "Required field is missing";

    public override string Message => "{0} needs {1}";

    public override string Why => """
        Kubernetes refuses the object: without this field it cannot tell one entry of the list from another, or where it goes.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault == SchemaFault.MissingField)
                report.At(problem.Entry.Key, Capital(problem.Path.ToString()), problem.Missing!);
        }
    }

    static string Capital(string path) => "An entry of " + path.Replace("[]", "");

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""env: [{ [|value|]: "8080" }]""")),
        Bad.Kubernetes(Deployment("volumeMounts: [{ [|name|]: data }]", pod: "volumes: [{ [|emptyDir|]: {} }]")),
        Good.Kubernetes(Deployment("""
            env: [{ name: PORT, value: "8080" }]
            volumeMounts: [{ name: data, mountPath: /data }]
            """, pod: "volumes: [{ name: data, emptyDir: {} }]")),
    ];
}
