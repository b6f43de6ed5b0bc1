using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8264", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0301")]
sealed class SandboxReachesInternet : Rule<KubernetesObject>
{
    public override string Title => "Sandbox for agents reaches everything";

    public override string Message => "SandboxTemplate '{0}' lets code of agents reach the internet: {1}";

    public override string Why => """
        Whatever is put into an agent's mouth can be sent anywhere. Name what a sandbox may reach; the policy that is made for it otherwise allows the public internet.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        if (!(item is { Kind: "SandboxTemplate" }) || item.Spec() is not { } spec)
            return;
        if (spec.Scalar("networkPolicyManagement") is { } how && ManifestNodes.TextOf(how) is { } text && text != "Managed")
            report.At(how, item.Name, "no policy is made for it");
        else if (spec.Get("networkPolicyManagement") is null or YamlScalar)
            CheckPolicy(item, spec, report);
    }

    static void CheckPolicy(KubernetesObject item, YamlMapping spec, Report report)
    {
        if (spec.Find("networkPolicy") is null)
        {
            report.At(item.NameSpan, item.Name, "it names no network policy");
            return;
        }
        foreach (var rule in spec.Map("networkPolicy").Maps("egress"))
        {
            if (IsOpen(rule))
                report.At(rule, item.Name, "a rule names no peer, or all of them");
        }
    }

    static bool IsOpen(YamlMapping rule)
    {
        var count = 0;
        foreach (var peer in rule.Maps("to"))
        {
            count++;
            var isNarrow = peer.Map("ipBlock") is { } block && (block.Get("cidr") is not YamlScalar cidr || cidr.Value is not ("" or "0.0.0.0/0" or "::/0"));
            isNarrow |= Selector.Of(peer.Get("podSelector")) is { IsEmpty: false } || Selector.Of(peer.Get("namespaceSelector")) is { IsEmpty: false };
            if (!isNarrow)
                return true;
        }
        return count == 0 && rule.Get("to") is null or YamlSequence { Items.Count: 0 };
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Manifest("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", """
            podTemplate:
              spec:
                runtimeClassName: gvisor
                containers:
                - name: agent
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m, memory: 256Mi }
            """, name: "[|web|]")),
        Bad.Kubernetes(Manifest("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", """
            networkPolicy:
              egress:
              - [|to:
                - ipBlock: { cidr: 0.0.0.0/0 }|]
            podTemplate:
              spec:
                runtimeClassName: gvisor
                containers:
                - name: agent
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m, memory: 256Mi }
            """)),
        Good.Kubernetes(Manifest("extensions.agents.x-k8s.io/v1alpha1", "SandboxTemplate", """
            networkPolicy:
              egress:
              - to:
                - podSelector:
                    matchLabels: { app: proxy }
            podTemplate:
              spec:
                runtimeClassName: gvisor
                containers:
                - name: agent
                  image: acme/agent:1.4.2
                  resources:
                    limits: { cpu: 500m, memory: 256Mi }
            """)),
    ];
}
