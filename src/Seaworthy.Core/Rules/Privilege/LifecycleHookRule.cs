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
        Title = "Privileged lifecycle hook",
        Message = "A {1} hook of service '{0}' is privileged, so it has full access to the host; remove 'privileged'",
        Why = """
            A hook runs inside the container, next to files that an attacker might have changed there. With every capability and no seccomp or AppArmor
            profile, a changed script gives the attacker control of the host. Grant the service the one capability that the hook needs instead.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/services/#post_start
            https://docs.docker.com/compose/how-tos/lifecycle/
            """,
        Repair = "Remove 'privileged' from the hook",
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
                """)).Because("the value of a variable without a default is unknown"),
        ],
    };

    [Rule("SEA2084", Category.Identity, Severity.Warning, Mode.All, Since = "0.1", Aliases = "cis-docker:5.24")]
    public static LifecycleHookRule RootLifecycleHook => new("user", static node => ComposeNodes.TextOf(node) is { } user && UserIdentity.Parse(user).IsRoot)
    {
        Title = "Lifecycle hook runs as root",
        Message = "A {1} hook of service '{0}' runs as root; set 'user' of the hook to the user of the service",
        Why = """
            A hook with more privileges than its service gives them to an attacker who can change the script that it runs. To give a volume to the user of the
            service, which is what such hooks often do, set the owner of the directory in the image. A root hook is acceptable if its command is part of the
            image and not writable by the service.
            """,
        Sources = "https://docs.docker.com/compose/how-tos/lifecycle/",
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
