using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Confinement;

[Rule("SEA2088", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:security_opt_not_set cis-docker:5.2 cis-docker:5.3")]
sealed class MissingSecurityOpt : Rule<ComposeService>
{
    public override string Title => "No security option";

    public override string Message => "Service '{0}' has no security option; set security_opt to no-new-privileges:true";

    public override string Why => """
        With security_opt a service runs under an AppArmor, SELinux or seccomp profile, and no-new-privileges disables setuid programs. Without it only the
        engine's defaults apply, and an attacker can use a setuid program of the image to become root.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#security_opt";

    public override string? Differences => """
        Entries that only disable a protection, and an empty list, do not count.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.IsWhole && !service.Container.IsWindows && (service.Node.Find("security_opt") is not { } entry || OnlyWeakens(entry.Value.Resolve())))
            report.At(service.Container.NameSpan, service.Name);
    }

    // An entry that disables a protection does not count.
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
        Good.Compose(ApiService("""security_opt: ["${PROFILE}"]""")).Because("the value is unknown, but the option is set"),
    ];
}
