namespace Seaworthy.Rules.Availability;

[Rule("SEA5081", Category.Resources, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kube-linter:restart-policy")]
public sealed class RestartPolicyNotWritten : Rule<Pod>
{
    public override string Title => "Failed containers may not be restarted";

    public override string Message => "{0} '{1}' does not ask for its containers to be restarted; set {2} to Always or OnFailure";

    public override string Why => """
        Some teams want each pod to say that its containers are restarted when they fail, and nothing to run once and be forgotten.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is { Spec: { } pod, Object: { IsPatch: false } item, IsKnative: false } && pod.Text("restartPolicy") is var policy && (policy.IsUnset || policy.IsExplicitly("Never") || policy.IsExplicitly("")))
            report.At(policy, item.Kind, item.Name, policy.Spelling);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: apps/v1
            kind: Deployment
            metadata:
              name: [|web|]
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
            """),
        Bad.Kubernetes("""
            apiVersion: batch/v1
            kind: Job
            metadata:
              name: once
            spec:
              template:
                spec:
                  restartPolicy: [|Never|]
                  containers:
                  - name: report
                    image: acme/report:1.4.2
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
                  restartPolicy: Always
                  containers:
                  - name: api
                    image: acme/api:1.4.2
            """),
        Good.Kubernetes("""
            apiVersion: serving.knative.dev/v1
            kind: Service
            metadata:
              name: web
            spec:
              template:
                spec:
                  containers:
                  - image: acme/api:1.4.2
            """).Because("Knative refuses the field, or decides it itself"),
    ];
}
