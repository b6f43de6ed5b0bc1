using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a container of a pod that sets capabilities and does not drop all of them. Message: 0 container, 1 the setting.</summary>
sealed class KeptCapabilitiesRule(Func<ListSetting, bool> isReported) : FamilyRule<PodContainer>
{
    public override void Check(PodContainer container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        if (MissingDropAllCapabilities.IsPartial(container, report) && isReported(dropped))
            report.At(dropped, container.Name, dropped.Spelling).WithFix("Add ALL to the dropped capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
    }

    static bool HasNetRaw(ListSetting dropped) => dropped.Has(static name => Capabilities.Normalize(name) == "NET_RAW");

    [Rule("SEA2047", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "kube-linter:drop-net-raw-capability polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_28 checkov:CKV_K8S_37 " +
            "kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
        Related = "trivy:KSV-0119")]
    public static KeptCapabilitiesRule NetRawNotDropped => new(static dropped => dropped.Items.Count > 0 && !HasNetRaw(dropped))
    {
        Title = "NET_RAW not dropped",
        Message = "Container '{0}' keeps NET_RAW and can spoof network traffic; add ALL to {1}",
        Why = """
            NET_RAW is in the default set of capabilities. With raw sockets an attacker in the container can spoof ARP and DNS answers and intercept the
            traffic of other pods on the same node. The container drops some capabilities and keeps this one, which almost no service needs.
            """,
        Sources = """
            https://man7.org/linux/man-pages/man7/capabilities.7.html
            https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
            """,
        Differences = """
            Some tools require NET_RAW itself in the list, or report only containers that add it. Here ALL in the list is enough, and adding NET_RAW has a
            separate rule.
            """,
        MoreExamples = static () =>
        [
            Bad.Kubernetes(Pod("securityContext: { capabilities: { drop: [|[CHOWN]|] } }"))
                .Fixed(Pod("securityContext: { capabilities: { drop: [CHOWN, ALL] } }")),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
            Good.Kubernetes(Pod("""securityContext: { capabilities: { drop: ["${DROP}"] } }""")).Because("the value of a placeholder is unknown"),
            Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [NET_RAW] } }")).Because("a separate rule reports that ALL is missing"),
        ],
    };

    [Rule("SEA2048", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases =
            "polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0106 checkov:CKV_K8S_37 kubesec:CapDropAll pss:capabilities_restricted " +
            "cis-kubernetes:5.2.9")]
    public static KeptCapabilitiesRule PodCapabilitiesPartlyDropped => new(HasNetRaw)
    {
        Title = "Capabilities only partly dropped",
        Message = "Container '{0}' drops some capabilities but not ALL; add ALL to {1}",
        Why = """
            A list of single capabilities is never complete: the default set differs between engines and can grow with a release. With ALL in the list, the
            container has only what it adds back. The restricted profile requires the word ALL, so a namespace that enforces it rejects the pod.
            """,
        Sources = """
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
            https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
            """,
        Differences = """
            Polaris accepts a list of every default capability. Pod Security admission requires ALL, and so does this rule.
            """,
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
        Title = "No capability dropped",
        Message = "Container '{0}' sets capabilities but drops none of the default ones; add ALL to {1}",
        Why = """
            Added capabilities come on top of the default set of the engine, which contains more than a dozen, such as NET_RAW and SETUID. An attacker in the
            container can use all of them. With ALL dropped first, the container has only what it adds.
            """,
        Sources = """
            https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
            https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
            """,
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
            Good.Kubernetes(Pod("""securityContext: { capabilities: "${CAPABILITIES}" }""")).Because("the value of a placeholder is unknown"),
        ],
    };
}
