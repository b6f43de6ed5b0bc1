using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA2061", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "trivy:KSV-0007 kubesec:HostAliases")]
sealed class HostAliasesSet : Rule<Pod>
{
    public override string Title => "Host aliases set";

    public override string Message => "{0} '{1}' writes entries to /etc/hosts of its pods; remove hostAliases and use DNS";

    public override string Why => """
        An entry in /etc/hosts overrides DNS. When the address changes, the pod keeps connecting to the old host, and a wrong entry redirects
        traffic without a trace in DNS. Acceptable for names that no DNS server of the cluster knows.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/network/customize-hosts-file-for-pods/";

    public override void Check(Pod workload, Report report)
    {
        if (workload.Spec.Node.Find("hostAliases") is { } entry && entry.Value.Resolve() is YamlSequence { Items.Count: > 0 })
            report.At(new Location(entry.Key.Source, entry.KeySpan), workload.Kind, workload.Name);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(PodSpec("[|hostAliases|]: [{ ip: 10.0.0.1, hostnames: [db] }]")),
        Good.Kubernetes(Pod()),
    ];
}
