using Seaworthy.Knowledge.Schema;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8002", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class InvalidFieldType : Rule<KubernetesObject>
{
    public override string Title => "Wrong type of value";

    public override string Message => "Field '{0}' {1}";

    public override string Why => """
        The API server rejects an object if a value does not have the type of its field, such as a string where an integer or a boolean is required,
        so the deployment fails when it is applied.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/using-api/api-concepts/";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            var wanted = problem.Fault switch
            {
                SchemaFault.Quoted => problem.Field!.Form == FieldForm.Bool ? "is a quoted string but must be a boolean; remove the quotes"
                    : "is a quoted string but must be an integer; remove the quotes",
                SchemaFault.NoBool => "is not a boolean; use true or false",
                SchemaFault.NoInteger => "is not an integer; use a whole number without a unit",
                SchemaFault.NoScalar => "is a list or a mapping but must be a scalar; use a single value",
                SchemaFault.NoList => "is not a list; use a YAML list",
                SchemaFault.NoMapping => "is not a mapping; use 'key: value' pairs",
                _ => null,
            };
            if (wanted is null)
                continue;
            var finding = report.At(problem.Value, problem.Entry.KeyText ?? "", wanted);
            if (problem is { Fault: SchemaFault.Quoted, Value: YamlScalar { Anchor: null } scalar })
                finding.WithFix("Remove the quotes", f => f.Replace(scalar.Span, scalar.Value), Safety.Safe);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""
            securityContext:
              readOnlyRootFilesystem: [|"true"|]
            """))
            .Fixed(Deployment("""
            securityContext:
              readOnlyRootFilesystem: true
            """)),
        Bad.Kubernetes(Deployment("""
            ports:
            - containerPort: [|'8080'|]
            """))
            .Fixed(Deployment("""
            ports:
            - containerPort: 8080
            """)),
        Bad.Kubernetes(Deployment("""
            command: [|/bin/api --verbose|]
            livenessProbe:
              tcpSocket: { port: 8080 }
              periodSeconds: [|30s|]
            """)),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Service
            metadata:
              name: web
              labels:
                cell: {{cell}}
            """),
        Good.Kubernetes(Deployment("""
            command: [/bin/api]
            ports:
            - containerPort: 8080
            """)),
        Good.Kubernetes(DeploymentSpec("replicas: REPLICAS")).Because("a placeholder in capitals is replaced later"),
        Good.Kubernetes(DeploymentSpec("replicas: ${REPLICAS}")).Because("a value that is substituted later is unknown"),
    ];
}
