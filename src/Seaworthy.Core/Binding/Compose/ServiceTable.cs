namespace Seaworthy.Binding.Compose;

/// <summary>Where compose writes each setting: the paths that both reading and writing use.</summary>
/// <remarks>Compose specification, services; the canonical key comes first where there are several.</remarks>
static class ServiceTable
{
    public static readonly string[] Image = ["image"];
    public static readonly string[] User = ["user"];
    public static readonly string[] ReadOnlyRoot = ["read_only"];
    public static readonly string[] Privileged = ["privileged"];
    public static readonly string[] SecurityOptions = ["security_opt"];
    public static readonly string[] CapabilitiesAdded = ["cap_add"];
    public static readonly string[] CapabilitiesDropped = ["cap_drop"];
    public static readonly string[] Network = ["network_mode"];
    public static readonly string[] Pid = ["pid"];
    public static readonly string[] Ipc = ["ipc"];
    public static readonly string[] Uts = ["uts"];
    public static readonly string[] UserNamespace = ["userns_mode"];
    public static readonly string[] Cgroup = ["cgroup"];
    public static readonly string[] MemoryLimit = ["mem_limit"];
    public static readonly string[] DeployMemoryLimit = ["deploy", "resources", "limits", "memory"];
    public static readonly string[] CpuLimit = ["cpus"];
    public static readonly string[] DeployCpuLimit = ["deploy", "resources", "limits", "cpus"];
    public static readonly string[] PidsLimit = ["pids_limit"];
    public static readonly string[] HealthTest = ["healthcheck", "test"];
    public static readonly string[] HealthDisabled = ["healthcheck", "disable"];
    public static readonly string[] Platform = ["platform"];
    public static readonly string[] Target = ["build", "target"];
}
