using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a key of a service's lifecycle hooks. Message: 0 service, 1 the hook.</summary>
sealed class LifecycleHookRule(string key, Func<YamlNode, bool> isReported) : FamilyRule<ComposeService>
{
    static readonly string[] s_hooks = ["pre_start", "post_start", "pre_stop"];

    /// <summary>The title of the fix, which removes the key; null where there is none.</summary>
    public string? Repair { get; init; }

    public override void Check(ComposeService service, Report report)
    {
        foreach (var name in s_hooks)
        {
            if (service.Node.Get(name) is not YamlSequence hooks)
                continue;
            foreach (var item in hooks.Items)
            {
                if (item.Resolve() is not YamlMapping hook || hook.Get(key) is not { } node || !isReported(node))
                    continue;
                var finding = report.At(node, service.Name, name);
                if (Repair is not null)
                    finding.WithFix(Repair, f => f.Apply(YamlOperation.Remove(hook, key)), Safety.Review);
            }
        }
    }

    [Rule("SEA2083", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1", Aliases = "cis-docker:5.23")]
    public static LifecycleHookRule PrivilegedLifecycleHook => new("privileged", ComposeNodes.IsTrue)
    {
        Title = "Lifecycle hook is privileged",
        Message = "A {1} hook of container '{0}' is privileged and so owns the host; remove 'privileged'",
        Why =
            "A hook runs in the container, beside what an intruder may have changed there. With every capability and no confinement, it hands the host to " +
            "whoever wrote" +
            "\nthe file that it runs.",
        Repair = "Run the hook without privileges",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("""
                post_start:
                  - command: ./warm-up.sh
                    privileged: [|true|]
                """))
                .Fixed(ApiService("""
                post_start:
                  - command: ./warm-up.sh
                """)),
            Bad.Compose(ApiService("pre_stop: [{ command: ./drain.sh, privileged: [|true|] }]"))
                .Fixed(ApiService("pre_stop: [{ command: ./drain.sh }]")),
            Good.Compose(ApiService("""
                pre_stop:
                  - command: ./drain.sh
                    privileged: ${PRIVILEGED}
                """)).Because("an interpolated value without a default is unknown"),
        ],
    };

    [Rule("SEA2084", Category.Identity, Severity.Warning, Mode.All, Since = "0.1", Aliases = "cis-docker:5.24")]
    public static LifecycleHookRule RootLifecycleHook => new("user", static node => ComposeNodes.TextOf(node) is { } user && UserIdentity.Parse(user).IsRoot)
    {
        Title = "Lifecycle hook runs as root",
        Message = "A {1} hook of container '{0}' runs as root; let it run as the service's user",
        Why =
            "A hook with more rights than its service lends them to whoever can change what it runs. To give a volume to the service's user, as hooks are " +
            "often for, it" +
            "\nis enough to do so in the image.",
        MoreExamples = static () =>
        [
            Bad.Compose(ApiService("post_start: [{ command: chown -R 1001 /data, user: [|root|] }]")),
            Good.Compose(ApiService("""
                post_start:
                  - command: ./warm-up.sh
                    user: ${HOOK_USER}
                  - command: ./warm-up.sh
                    user: "1001"
                """)),
        ],
    };
}
