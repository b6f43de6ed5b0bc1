using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a container of a pod that drops some capabilities, and not all. Message: 0 container, 1 the setting.</summary>
sealed class KeptCapabilitiesRule(Func<ListSetting, bool> isReported) : FamilyRule<PodContainer>
{
    public override void Check(PodContainer container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (MissingDropAllCapabilities.IsPartial(container, report) && isReported(dropped))
            report.At(dropped, container.Name, dropped.Spelling).WithFix("Drop all capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static bool HasNetRaw(ListSetting dropped) => dropped.Has(static name => Capabilities.Normalize(name) == "NET_RAW");

    [Rule("SEA2047", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:drop-net-raw-capability polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_28 checkov:CKV_K8S_37 " +
            "kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
        Related = "trivy:KSV-0119")]
    public static KeptCapabilitiesRule NetRawNotDropped => new(static dropped => dropped.Items.Count > 0 && !HasNetRaw(dropped))
    {
        Title = "Raw sockets are kept",
        Message = "Container '{0}' keeps NET_RAW, with which it can forge the traffic of its neighbours; drop ALL in {1}",
        Why =
            "With raw sockets a process answers for other addresses of its network and reads what is sent to them. Only tools such as ping ever needed them. " +
            "The container says what it does with" +
            "\ncapabilities, and leaves this one in.",
        Differences =
            "Some peers want NET_RAW itself in the list, or speak only where it is added. Here dropping ALL says the same, and adding it has a rule of its " +
            "own.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [|[CHOWN]|] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [CHOWN, ALL] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
            Good.Kubernetes(Pod("""securityContext: { capabilities: { drop: ["${DROP}"] } }""")).Because("a placeholder is unknown"),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")).Because("what is left has a rule of its own"),
        ],
    };

    [Rule("SEA2048", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_37 kubesec:CapDropAll pss:capabilities_restricted " +
            "cis-kubernetes:5.2.9")]
    public static KeptCapabilitiesRule PodCapabilitiesPartlyDropped => new(HasNetRaw)
    {
        Title = "Some capabilities are kept",
        Message = "Container '{0}' drops some capabilities and keeps the rest; drop ALL in {1} and add back what it needs",
        Why =
            "A list of what to drop is a list of what somebody thought of. What the engine grants in a later release, or what was forgotten, stays. Drop ALL " +
            "and name what is needed.",
        Differences = "Polaris is content with a list of every default capability. Pod Security asks for the word ALL, and so does this rule.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [|[NET_RAW]|] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [NET_RAW, ALL] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW, ALL] } }")),
        ],
    };

    [Rule("SEA2076", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:drop-net-raw-capability polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0004 trivy:KSV-0106 checkov:CKV_K8S_28 " +
            "checkov:CKV_K8S_37 kics:no_drop_capabilities_for_containers kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll kubesec:CapDropAny " +
            "pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
        Related = "trivy:KSV-0119")]
    public static KeptCapabilitiesRule MissingDropInCapabilities => new(static dropped => dropped.Items.Count == 0)
    {
        Title = "Capabilities are named and none is dropped",
        Message = "Container '{0}' speaks of capabilities and drops none of the default ones; drop ALL in {1} and add back what it needs",
        Why =
            "What is added comes on top of over a dozen capabilities that the engine grants by itself, raw sockets among them. Dropping ALL first makes the " +
            "list of what is added the whole truth.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("""
                securityContext:
                  readOnlyRootFilesystem: true
                  capabilities:
                    add: [NET_BIND_SERVICE]
                """, name: "[|api|]"))
                .Fixed(Pod("""
                securityContext:
                  readOnlyRootFilesystem: true
                  capabilities:
                    add: [NET_BIND_SERVICE]
                    drop:
                    - ALL
                """)),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL], add: [NET_BIND_SERVICE] } }")),
            Good.Kubernetes(Pod("""securityContext: { capabilities: "${CAPABILITIES}" }""")).Because("a placeholder is unknown"),
        ],
    };
}
