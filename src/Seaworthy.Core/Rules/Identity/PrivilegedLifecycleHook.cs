using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2083", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "cis-docker:5.23")]
public sealed class PrivilegedLifecycleHook : Rule<ComposeService>
{
    public override string Title => "Lifecycle hook is privileged";

    public override string Message => "A {1} hook of container '{0}' is privileged and so owns the host; remove 'privileged'";

    public override string Why => """
        A hook runs in the container, beside what an intruder may have changed there. With every capability and no confinement, it hands the host to whoever wrote
        the file that it runs.
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
                if (item.Resolve() is YamlMapping hook && hook.Get("privileged") is { } node && ComposeNodes.IsTrue(node))
                    report.At(node, service.Name, key)
                        .WithFix("Run the hook without privileges", f => f.Apply(YamlOperation.Remove(hook, "privileged")), Safety.Review);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
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
    ];
}
