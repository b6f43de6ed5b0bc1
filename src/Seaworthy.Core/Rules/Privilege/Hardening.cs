using Seaworthy.Rules.Confinement;

namespace Seaworthy.Rules.Privilege;

/// <summary>
/// Who speaks of hardening that is simply absent: one finding for a container that nobody has begun to harden, a finding for each missing piece once
/// somebody has, or when the team wants all.
/// </summary>
static class Hardening
{
    /// <summary>A rule on one piece speaks for itself.</summary>
    public static bool ReportsEachPiece(Container container, Report report) =>
        report.Settings.Mode >= Mode.All || HasBegun(container) || report.SeverityOf(UnhardenedContainer.Id) == Severity.None;

    /// <summary>The author has written one of the settings that only hardening needs.</summary>
    public static bool HasBegun(Container container) =>
        container.AllowPrivilegeEscalation.IsWritten || container.CapabilitiesDropped.IsWritten || container.Seccomp.IsWritten ||
        container.ReadOnlyRoot.IsWritten || container.RunAsNonRoot.IsWritten;

    public static bool LacksPrivilegeEscalation(Container container) =>
        container.AllowPrivilegeEscalation.IsUnset && container.AllowPrivilegeEscalation.EffectivelyNot(false)
            && !PodSecurity.IsSparedLinuxSettings(container) &&
        PodSecurity.Exists(container, 8);

    public static bool LacksDroppedCapabilities(Container container) => container.CapabilitiesDropped.IsUnset && AsksForDroppedCapabilities(container);

    /// <summary>The restricted profile asks for it since 1.22.</summary>
    public static bool AsksForDroppedCapabilities(Container container) => !PodSecurity.IsSparedLinuxSettings(container) && PodSecurity.Exists(container, 22);

    /// <summary>Compose containers have the engine's default profile unless they switch it off; Kubernetes has none unless asked.</summary>
    public static bool LacksSeccomp(Container container) =>
        container.Seccomp.IsUnset && container.Seccomp.IsEffectively("Unconfined") && !PodSecurity.IsSparedLinuxSettings(container)
            && PodSecurity.Exists(container, 19);

    /// <summary>What is missing, in the dialect's words.</summary>
    public static List<Setting> Missing(Container container)
    {
        var missing = new List<Setting>();
        if (LacksPrivilegeEscalation(container))
            missing.Add(container.AllowPrivilegeEscalation);
        if (LacksDroppedCapabilities(container))
            missing.Add(container.CapabilitiesDropped);
        if (LacksSeccomp(container))
            missing.Add(container.Seccomp);
        return missing;
    }

    /// <summary>Writes the missing piece as a hardened container has it.</summary>
    public static void Harden(Container container, Setting setting, FixBuilder fix)
    {
        if (setting == container.AllowPrivilegeEscalation)
            fix.Set(setting, false);
        else if (setting == container.CapabilitiesDropped)
            fix.Append(setting, "ALL");
        else
            fix.Set(setting, "RuntimeDefault");
    }
}
