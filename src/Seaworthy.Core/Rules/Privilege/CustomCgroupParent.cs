using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2080", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cgroup_not_default cis-docker:5.25")]
sealed class CustomCgroupParent : Rule<ComposeService>
{
    public override string Title => "Control group parent is chosen";

    public override string Message => "Container '{0}' is put below the control group '{1}', whose limits are not the engine's; remove cgroup_parent";

    public override string Why => """
        Limits that an administrator has set for containers hold in the engine's own control group. Below another one the container can take what is meant for its
        host.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Get("cgroup_parent") is { } node && ComposeNodes.TextOf(node) is { Length: > 0 } parent)
            report.At(node, service.Name, parent);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("cgroup_parent: [|m-executor-abcd|]")),
        Good.Compose(ApiService("""
            cgroup_parent: ${PARENT}
            cgroup: private
            """)).Because("an interpolated value without a default is unknown"),
    ];
}
