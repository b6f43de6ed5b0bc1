using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8006", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class MissingField : Rule<KubernetesObject>
{
    public override string Title => "Missing required field";

    public override string Message => "An entry of {0} is incomplete; add '{1}'";

    public override string Why => """
        The API server rejects the object, because the field identifies the entry in its list or names its target. Without it, the deployment fails
        when it is applied.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/using-api/api-concepts/";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault == SchemaFault.MissingField)
                report.At(problem.Entry.Key, problem.Path.ToString().Replace("[]", ""), problem.Missing!);
        }
    }

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
