using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2012", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kics:shared_host_user_namespace cis-docker:5.31")]
public sealed class HostUserNamespace : Rule<Container>
{
    public override string Title => "User namespace remapping is switched off";

    public override string Message => "Container '{0}' shares the host's user namespace; remove {1}";

    public override string Why => """
        Where the engine maps the container's root to an ordinary user of the host, this switches the mapping off for the container: its root is the host's root again.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.HostUserNamespace.IsExplicitly(true))
        {
            report.At(container.HostUserNamespace, container.Name, container.HostUserNamespace.Spelling)
                .WithFix("Give the container a user namespace of its own", f => f.Remove(container.HostUserNamespace), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("userns_mode: [|host|]")).Fixed(ApiService()),
        Good.Compose(ApiService("userns_mode: ${NAMESPACE}")).Because("an interpolated value without a default is unknown"),
    ];
}
