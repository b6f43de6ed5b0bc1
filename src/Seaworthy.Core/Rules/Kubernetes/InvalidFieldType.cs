using Seaworthy.Knowledge.Schema;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8002", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class InvalidFieldType : Rule<KubernetesObject>
{
    public override string Title => "Value does not fit its field";

    public override string Message => "The field '{0}' {1}";

    public override string Why => """
        Kubernetes refuses an object with a value of another type than the field has.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            var wanted = problem.Fault switch
            {
                SchemaFault.Quoted => problem.Field!.Form == FieldForm.Bool ? "wants true or false, not a text in quotes"
                    : "wants a number, not a text in quotes",
                SchemaFault.NoBool => "wants true or false",
                SchemaFault.NoInteger => "wants a whole number",
                SchemaFault.NoScalar => "wants a single value",
                SchemaFault.NoList => "wants a list",
                SchemaFault.NoMapping => "wants a mapping",
                _ => null,
            };
            if (wanted is null)
                continue;
            var finding = report.At(problem.Value, problem.Entry.KeyText ?? "", wanted);
            if (problem is { Fault: SchemaFault.Quoted, Value: YamlScalar { Anchor: null } scalar })
                finding.WithFix("Take the quotes away", f => f.Replace(scalar.Span, scalar.Value), Safety.Safe);
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
        Good.Kubernetes(DeploymentSpec("replicas: REPLICAS")).Because("a mark in capitals is filled in later"),
        Good.Kubernetes(DeploymentSpec("replicas: ${REPLICAS}")).Because("a value that is filled in later is unknown"),
    ];
}
