using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

[Rule("SEA2080", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:cgroup_not_default cis-docker:5.25")]
sealed class CustomCgroupParent : Rule<ComposeService>
{
    public override string Title => "Custom cgroup parent";

    public override string Message => "Container '{0}' runs in the cgroup '{1}', outside the engine's default limits; remove cgroup_parent";

    public override string Why => """
        Resource limits that an administrator sets for containers apply to the engine's default cgroup. In another cgroup the container can use memory and CPU
        that are reserved for the host, and starve it. Acceptable where a systemd slice with limits is set up for the service.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#cgroup_parent";

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
            """)).Because("the value of a variable without a default is unknown"),
    ];
}
