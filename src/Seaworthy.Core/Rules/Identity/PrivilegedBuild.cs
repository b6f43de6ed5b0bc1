using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Identity;

[Rule("SEA2085", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1")]
public sealed class PrivilegedBuild : Rule<ComposeService>
{
    public override string Title => "Build is privileged";

    public override string Message => "The build of service '{0}' is granted {1}; take it out";

    public override string Why => """
        What a build runs is written by the authors of everything it downloads. Without the sandbox each of them owns the machine that builds.
        """;

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("build") is not { } build)
            return;
        if (ComposeNodes.IsTrue(build.Get("privileged")))
            report.At(build.Get("privileged")!, service.Name, "every privilege");
        foreach (var item in ComposeNodes.Names(build.Get("entitlements")))
        {
            if (ComposeNodes.TextOf(item) == "security.insecure")
                report.At(item, service.Name, "a build without a sandbox");
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(Services("api: { build: { context: ., privileged: [|true|] } }")),
        Bad.Compose("""
            services:
              api:
                build:
                  context: .
                  entitlements:
                    - [|security.insecure|]
            """),
        Good.Compose("""
            services:
              api:
                build:
                  context: .
                  privileged: false
                  entitlements:
                    - ${ENTITLEMENT}
            """),
    ];
}
