using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Privilege;

/// <summary>The family of rules about a right that the build of a service has by a key or by an entitlement. Message: 0 service, 1 the right.</summary>
sealed class BuildRightRule(string key, Func<YamlNode?, bool> isGranted, string entitlement) : FamilyRule<ComposeService>
{
    /// <summary>What the message calls the key, where not by its name.</summary>
    public string? KeyName { get; init; }

    /// <summary>What it calls the entitlement.</summary>
    public string? EntitlementName { get; init; }

    public override void Check(ComposeService service, Report report)
    {
        if (service.Node.Map("build") is not { } build)
            return;
        if (isGranted(build.Get(key)))
            report.At(build.Get(key)!, service.Name, KeyName ?? key);
        foreach (var item in ComposeNodes.Names(build.Get("entitlements")))
        {
            if (ComposeNodes.TextOf(item) == entitlement)
                report.At(item, service.Name, EntitlementName ?? entitlement);
        }
    }

    [Rule("SEA2085", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1")]
    public static BuildRightRule PrivilegedBuild => new("privileged", ComposeNodes.IsTrue, "security.insecure")
    {
        Title = "Build is privileged",
        Message = "The build of service '{0}' is granted {1}; take it out",
        Why = "What a build runs is written by the authors of everything it downloads. Without the sandbox each of them owns the machine that builds.",
        KeyName = "every privilege",
        EntitlementName = "a build without a sandbox",
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
        Title = "Build uses the host network",
        Message = "The build of service '{0}' runs in the network of its host; remove '{1}'",
        Why =
            "Steps of a build then reach services that listen on the loopback address of the machine that builds, and the addresses that only it may reach, " +
            "such as a" +
            "\ncloud's metadata service.",
        MoreExamples = static () =>
        [
            Bad.Compose(Services("api: { build: { context: ., network: [|host|] } }")),
            Bad.Compose(Services("api: { build: { context: ., entitlements: [[|network.host|]] } }")),
            Good.Compose(Services("api: { build: { context: ., network: none } }")),
        ],
    };
}
