using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.ServiceAccounts;

[Rule("SEA8213", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:non-existent-service-account kubescape:C-0307")]
sealed class UnknownServiceAccount : Rule<Pod>
{
    public override string Title => "Service account does not exist";

    public override string Message => "{0} '{1}' runs as the service account '{2}', which is not among these manifests";

    public override string Why => """
        Pods of a service account that does not exist are never created: the controller is refused each of them, and only its events say why.
        """;

    public override string? Differences => """
        It speaks only where the folder or kustomization also holds a workload and all of its files can be read. What is found anywhere in the workspace counts, and a namespace
        that is not written is not taken for `default`.
        In mode Recommended it also wants to see another service account in the same file; in mode All it does not.
        """;

    public override void Check(Pod workload, Report report)
    {
        if (workload is not { Object: { } item, Spec: { } pod })
            return;
        // The old field means the same.
        var account = workload.ServiceAccount.IsUnset ? pod.Text("serviceAccount") : workload.ServiceAccount;
        if (account is not { Written: Written.Value, IsKnown: true, Value: { Length: > 0 } name } || name == "default")
            return;
        // Accounts are often made by whoever runs the cluster; a file that makes some is expected to make all.
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
            .Because("where no account is made by the files, they are taken to be made elsewhere, unless the mode is All"),
    ];
}
