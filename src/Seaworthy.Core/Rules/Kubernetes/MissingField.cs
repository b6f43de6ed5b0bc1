namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8006", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
public sealed class MissingField : Rule<KubernetesObject>
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
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                    env:
                    - [|value|]: "8080"
            """),
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  volumes:
                  - [|emptyDir|]: {}
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                    volumeMounts:
                    - [|name|]: data
            """),
        Good.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: web
            spec:
              selector:
                matchLabels:
                  app: web
              template:
                metadata:
                  labels:
                    app: web
                spec:
                  volumes:
                  - name: data
                    emptyDir: {}
                  containers:
                  - name: api
                    image: acme/api:1.4.2
                    env:
                    - name: PORT
                      value: "8080"
                    volumeMounts:
                    - name: data
                      mountPath: /data
            """),
    ];
}
