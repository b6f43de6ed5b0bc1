using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA8213", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:non-existent-service-account kubescape:C-0307")]
sealed class UnknownServiceAccount : Rule<Pod>
{
    public override string Title => "Unknown service account";

    public override string Message => "{0} '{1}' uses service account '{2}', which these manifests do not define; add ServiceAccount '{2}'";

    public override string Why => """
        Pods with a service account that does not exist are never created: the API server rejects each of them, and only the events of the controller contain
        the reason. It is acceptable if the account is created outside of these files.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/";

    public override string? Differences => """
        It is reported only if the directory or kustomization also contains a workload and all its files can be read. An account anywhere in the workspace
        counts, and a missing namespace does not count as `default`. In mode Recommended the same file must also contain another service account; in mode All
        this is not required.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { } item, Spec: { } pod })
            return;
        // The deprecated field is equivalent.
        var account = workload.ServiceAccount.IsUnset ? pod.Text("serviceAccount") : workload.ServiceAccount;
        if (account is not { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } name } || name == "default")
            return;
        // Administrators of the cluster often create the accounts; a file that defines one is expected to define all.
        if ((report.Settings.Mode >= Mode.All || item.Manifest!.Holds("ServiceAccount")) && item.Unit.Lacks("ServiceAccount", name, item.Namespace))
            report.At(account, workload.Kind, workload.Name, name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment(pod: "serviceAccountName: [|reporter|]"), Manifest("v1", "ServiceAccount", name: "reader")),
        Good.Kubernetes(Deployment(pod: "serviceAccountName: reporter"), Manifest("v1", "ServiceAccount", name: "reporter")),
        Good.Kubernetes(Deployment(pod: "serviceAccountName: default"), Manifest("v1", "ServiceAccount", name: "reader"))
            .Because("every namespace has a service account named default"),
        Good.Kubernetes(Deployment(pod: "serviceAccountName: reporter"))
            .Because("if no file defines a service account, they are assumed to be created elsewhere, except in mode All"),
    ];
}
