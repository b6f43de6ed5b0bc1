using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2084", Category.Identity, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "cis-docker:5.24")]
public sealed class RootLifecycleHook : Rule<ComposeService>
{
    public override string Title => "Lifecycle hook runs as root";

    public override string Message => "A {1} hook of container '{0}' runs as root; let it run as the service's user";

    public override string Why => """
        A hook with more rights than its service lends them to whoever can change what it runs. To give a volume to the service's user, as hooks are often for, it
        is enough to do so in the image.
        """;

    static readonly string[] s_hooks = ["pre_start", "post_start", "pre_stop"];

    public override void Check(ComposeService service, Report report)
    {
        foreach (var key in s_hooks)
        {
            if (service.Node.Get(key) is not YamlSequence hooks)
                continue;
            foreach (var item in hooks.Items)
            {
                if (item.Resolve() is YamlMapping hook && hook.Get("user") is { } node && ComposeNodes.TextOf(node) is { } user && UserIdentity.Parse(user).IsRoot)
                    report.At(node, service.Name, key);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(ApiService("post_start: [{ command: chown -R 1001 /data, user: [|root|] }]")),
        Good.Compose(ApiService("""
            post_start:
              - command: ./warm-up.sh
                user: ${HOOK_USER}
              - command: ./warm-up.sh
                user: "1001"
            """)),
    ];
}
