using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Network;

[Rule("SEA2061", Category.Identity, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "trivy:KSV-0007 kubesec:HostAliases")]
sealed class HostAliasesSet : Rule<Pod>
{
    public override string Title => "Names are resolved by hand";

    public override string Message => "{0} '{1}' writes /etc/hosts of its pod; leave names to DNS";

    public override string Why => """
        An entry in the hosts file hides what DNS says, for good or ill, and stays when the address has moved on.
        """;

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
