using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a key or entitlement that raises the privileges of a build. Message: 0 service, 1 key or entitlement.</summary>
sealed class BuildRightRule(string key, Func<YamlNode?, bool> isGranted, string entitlement) : FamilyRule<ComposeService>
{
    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("build") is not { } build)
            return;
        if (isGranted(build.Get(key)))
            report.At(build.Get(key)!, service.Name, key);
        foreach (var item in ComposeNodes.Names(build.Get("entitlements")))
        {
            if (ComposeNodes.TextOf(item) == entitlement)
                report.At(item, service.Name, entitlement);
        }
    }

    [Rule("SEA2085", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1")]
    public static BuildRightRule PrivilegedBuild => new("privileged", ComposeNodes.IsTrue, "security.insecure")
    {
        Title = "Privileged build",
        Message = "The build of service '{0}' runs with elevated privileges; remove '{1}'",
        Why = """
            A build runs scripts of every dependency that it downloads. Without the sandbox, one malicious dependency takes over the machine that builds and
            every image that is built on it. Acceptable on a single-use builder that holds no credentials.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/build/#privileged
            https://docs.docker.com/reference/compose-file/build/#entitlements
            """,
        MoreExamples = static () =>
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
        ],
    };

    [Rule("SEA2086", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1")]
    public static BuildRightRule ComposeBuildOnHostNetwork => new("network", static node => ComposeNodes.TextOf(node) == "host", "network.host")
    {
        Title = "Build on the host network",
        Message = "The build of service '{0}' uses the network of the host; remove '{1}'",
        Why = """
            Build steps on the host network reach services that listen on the loopback address of the builder, and endpoints that only the builder can reach,
            such as the metadata service of a cloud. A malicious dependency can steal credentials there. Acceptable on a builder without such services.
            """,
        Sources = """
            https://docs.docker.com/reference/compose-file/build/#network
            https://docs.docker.com/reference/dockerfile/#run---network
            """,
        MoreExamples = static () =>
        [
            Bad.Compose(Services("api: { build: { context: ., network: [|host|] } }")),
            Bad.Compose(Services("api: { build: { context: ., entitlements: [[|network.host|]] } }")),
            Good.Compose(Services("api: { build: { context: ., network: none } }")),
        ],
    };
}
