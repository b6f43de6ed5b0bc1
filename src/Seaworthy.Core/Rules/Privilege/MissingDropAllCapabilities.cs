using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2006", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "polaris:insecureCapabilities trivy:KSV-0003 trivy:KSV-0004 checkov:CKV_K8S_37 checkov:CKV_K8S_28 kics:no_drop_capabilities_for_containers " +
        "kics:net_raw_capabilities_not_being_dropped kubesec:CapDropAll kubesec:CapDropAny kics:container_capabilities_unrestricted cis-docker:5.4 " +
        "trivy:KSV-0106 pss:capabilities_restricted cis-kubernetes:5.2.8 cis-kubernetes:5.2.9",
    Related = "trivy:KSV-0119 kube-linter:drop-net-raw-capability")]
sealed class MissingDropAllCapabilities : Rule<Container>
{
    public override string Title => "Default capabilities not dropped";

    public override string Message => "Container '{0}' keeps the default capabilities; add ALL to {1}";

    public override string Why => """
        An engine grants more than a dozen capabilities by default, such as NET_RAW, CHOWN and SETUID, and an attacker in the container can use them. Most
        services need none; one that binds a port below 1024 needs NET_BIND_SERVICE only. Add back what the service needs.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/tasks/configure-pod-container/security-context/#set-capabilities-for-a-container
        https://docs.docker.com/reference/compose-file/services/#cap_drop
        https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
        """;

    public override void Check(Container container, Report report)
    {
        var dropped = container.CapabilitiesDropped;
        var isMissing = Hardening.LacksDroppedCapabilities(container) && Hardening.ReportsEachPiece(container, report);
        // In compose a list with some capabilities has a separate rule.
        var isPartial = dropped.Written == Written.Value && dropped.Lacks(Capabilities.IsAll) && !container.IsWindows
            && (container.Dialect != Dialect.Compose || dropped.Items.Count == 0);
        if (!IsDeclared(container) && (isMissing || isPartial))
        {
            report.At(dropped, container.Name, dropped.Spelling)
                .WithFix("Add ALL to the dropped capabilities", f => f.Append(dropped, "ALL"), Safety.Review);
        }
    }

    // Where a manifest sets capabilities, the rules on that field report what is kept.
    internal static bool IsDeclared(Container container) => container.Manifest?.Child("securityContext", "capabilities") is not null;

    /// <summary>A manifest sets capabilities and does not drop all of them.</summary>
    internal static bool IsPartial(Container container, Report report) =>
        IsDeclared(container) && container.CapabilitiesDropped.Lacks(Capabilities.IsAll) && Hardening.AsksForDroppedCapabilities(container) &&
        (!container.CapabilitiesDropped.IsUnset || Hardening.ReportsEachPiece(container, report));

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("read_only: true", name: "[|api|]"))
            .Fixed(ApiService("""
            read_only: true
            cap_drop:
              - ALL
            """)),
        Bad.Kubernetes(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
            """, name: "[|api|]"))
            .Fixed(Pod("""
            securityContext:
              readOnlyRootFilesystem: true
              capabilities:
                drop:
                - ALL
            """)),
        Good.Compose(ApiService("cap_drop: [all]")).Because("engines compare capability names without regard to case"),
        Good.Compose(ApiService("""cap_drop: ["${DROP}"]""")).Because("the value of a variable without a default is unknown"),
        Good.Kubernetes(Pod("securityContext: { capabilities: { drop: [ALL] } }")),
    ];
}
