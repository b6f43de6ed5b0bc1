using Seaworthy.Rules.Confinement;

namespace Seaworthy.Rules.Privilege;

/// <summary>
/// Which rule reports missing hardening: one finding for a container without any hardening; one finding per missing setting once the file sets one,
/// or in mode All.
/// </summary>
static class Hardening
{
    /// <summary>The rules on single settings report, instead of the one rule on all of them.</summary>
    public static bool ReportsEachPiece(Container container, Report report) =>
        report.Settings.Mode >= Mode.All || HasBegun(container) || report.SeverityOf(UnhardenedContainer.Id) == Severity.None;

    /// <summary>The file sets one of the settings that only hardening needs.</summary>
    public static bool HasBegun(Container container) =>
        container.AllowPrivilegeEscalation.IsWritten || container.CapabilitiesDropped.IsWritten || container.Seccomp.IsWritten ||
        container.ReadOnlyRoot.IsWritten || container.RunAsNonRoot.IsWritten;

    public static bool LacksPrivilegeEscalation(Container container) =>
        container.AllowPrivilegeEscalation.IsUnset && container.AllowPrivilegeEscalation.EffectivelyNot(false)
            && !PodSecurity.IsSparedLinuxSettings(container) &&
        PodSecurity.Exists(container, 8);

    public static bool LacksDroppedCapabilities(Container container) => container.CapabilitiesDropped.IsUnset && AsksForDroppedCapabilities(container);

    /// <summary>The restricted profile requires it since 1.22.</summary>
    public static bool AsksForDroppedCapabilities(Container container) => !PodSecurity.IsSparedLinuxSettings(container) && PodSecurity.Exists(container, 22);

    /// <summary>Compose services have the engine's default profile unless they disable it; Kubernetes applies none by default.</summary>
    public static bool LacksSeccomp(Container container) =>
        container.Seccomp.IsUnset && container.Seccomp.IsEffectively("Unconfined") && !PodSecurity.IsSparedLinuxSettings(container)
            && PodSecurity.Exists(container, 19);

    /// <summary>The missing settings, with their names in the dialect.</summary>
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

    /// <summary>Sets the missing setting to its hardened value.</summary>
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
