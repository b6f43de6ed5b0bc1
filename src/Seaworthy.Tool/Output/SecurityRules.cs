using System;
using Seaworthy.Model;
using Seaworthy.Rules;

namespace Seaworthy.Tool.Output;

/// <summary>The rules about privilege, trust and secrets, by the areas of their ids.</summary>
static class SecurityRules
{
    // Trust and vulnerabilities; privilege, secrets and transport; file system of the host; rights of roles; flags of the cluster.
    static readonly string[] s_areas = ["SEA11", "SEA12", "SEA20", "SEA21", "SEA30", "SEA83", "SEA85"];

    // An image with a known vulnerability, one that the lock does not hold, and those that are not the locked ones.
    static readonly string[] s_single = ["SEA1009", "SEA1016", "SEA1017", "SEA1018", "SEA1019"];

    public static bool Contain(RuleInfo rule) => Array.IndexOf(s_single, rule.Id) >= 0 || Array.IndexOf(s_areas, rule.Id[..5]) >= 0;

    /// <summary>The more modes a rule is on in, the graver its fault.</summary>
    public static string ScoreOf(RuleInfo rule) => rule.Mode switch
    {
        Mode.Minimum => "8.5",
        Mode.Recommended => "6.5",
        Mode.All => "4.5",
        _ => "2.5",
    };
}
