using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Sandboxes;

[Rule("SEA8264", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kubescape:C-0301")]
sealed class SandboxReachesInternet : Rule<KubernetesObject>
{
    public override string Title => "Sandbox with open egress";

    public override string Message => "SandboxTemplate '{0}' allows agent code to reach the internet; {1}";

    public override string Why => """
        Through prompt injection, an attacker can make an agent send secrets to any address that its sandbox reaches. List the required destinations;
        the default policy of the controller allows the public internet.
        """;

    public override string Sources =>
        "https://github.com/kubernetes-sigs/agent-sandbox/blob/10e1f287483197cdbb90a1c1698d99e045cb58c7/extensions/api/v1alpha1/sandboxtemplate_types.go";

    public override void Check(KubernetesObject item, Report report)
    {
        if (!(item is { Kind: "SandboxTemplate" }) || item.Spec() is not { } spec)
            return;
        if (spec.Scalar("networkPolicyManagement") is { } how && ManifestNodes.TextOf(how) is { } text && text != "Managed")
            report.At(how, item.Name, "set networkPolicyManagement to Managed");
        else if (spec.Get("networkPolicyManagement") is null or YamlScalar)
            CheckPolicy(item, spec, report);
    }

    static void CheckPolicy(KubernetesObject item, YamlMapping spec, Report report)
    {
        if (spec.Find("networkPolicy") is null)
        {
            report.At(item.NameSpan, item.Name, "add networkPolicy with the required egress rules");
            return;
        }
        foreach (var rule in spec.Map("networkPolicy").Maps("egress"))
        {
            if (IsOpen(rule))
                report.At(rule, item.Name, "set to of this egress rule to specific peers");
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
