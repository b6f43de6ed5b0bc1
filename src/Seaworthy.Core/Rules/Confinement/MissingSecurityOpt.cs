using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2088", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:security_opt_not_set cis-docker:5.2 cis-docker:5.3")]
sealed class MissingSecurityOpt : Rule<ComposeService>
{
    public override string Title => "No security option is chosen";

    public override string Message => "Service '{0}' chooses no security option; set security_opt to no-new-privileges:true or to a profile of its own";

    public override string Why => """
        With security_opt a service is held to a profile of AppArmor, SELinux or seccomp, and its processes to the privileges they start with. Without any, the engine's
        defaults are all there is, and on a host without AppArmor and SELinux not even those.
        """;

    public override string? Differences => """
        Entries that only switch a protection off, and an empty list, choose nothing.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.IsWhole && !service.Container.IsWindows && (service.Node.Find("security_opt") is not { } entry || OnlyWeakens(entry.Value.Resolve())))
            report.At(service.Container.NameSpan, service.Name);
    }

    // What switches a protection off is no choice of one.
    static bool OnlyWeakens(YamlNode? options)
    {
        if (options is not YamlSequence list)
            return false;
        foreach (var item in list.Items)
        {
            if (ComposeNodes.TextOf(item.Resolve()) is not { } text || !(text.EndsWith("unconfined", StringComparison.Ordinal)
                || text.Replace('=', ':') is "label:disable" or "no-new-privileges:false"))
                return false;
        }
        return true;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService(name: "[|api|]")),
        Bad.Compose(ApiService("security_opt: [seccomp=unconfined]", name: "[|api|]")),
        Good.Compose(ApiService("security_opt: [no-new-privileges:true]")),
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("what is chosen is unknown, but something is"),
    ];
}
