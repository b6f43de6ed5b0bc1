using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Identity;

[Rule("SEA2016", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "semgrep:selinux-separation-disabled cis-docker:5.3")]
public sealed class SelinuxDisabled : Rule<Container>
{
    public override string Title => "SELinux separation is switched off";

    public override string Message => "Container '{0}' runs without SELinux separation; remove {1}";

    public override string Why => """
        SELinux gives each container labels of its own, so that one that breaks out of its namespaces still cannot read the files of the host or of its neighbours.
        """;

    public override void Check(Container container, Report report)
    {
        if (container.SeLinuxDisabled.IsExplicitly(true))
        {
            report.At(container.SeLinuxDisabled, container.Name, container.SeLinuxDisabled.Spelling)
                .WithFix("Keep SELinux separation", f => f.Remove(container.SeLinuxDisabled), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("""
            security_opt:
              - [|label:disable|]
            """))
            .Fixed(ApiService()),
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("an interpolated value without a default is unknown"),
    ];
}
