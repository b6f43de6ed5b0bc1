namespace Seaworthy.Binding.Kubernetes;

/// <summary>Where Kubernetes writes each setting: the paths that both reading and writing use.</summary>
/// <remarks>Kubernetes API reference, Container, SecurityContext, PodSpec and PodSecurityContext of core/v1.</remarks>
static class PodTable
{
    public static readonly string[] User = ["securityContext", "runAsUser"];
    public static readonly string[] RunAsNonRoot = ["securityContext", "runAsNonRoot"];
    public static readonly string[] ReadOnlyRoot = ["securityContext", "readOnlyRootFilesystem"];
    public static readonly string[] Privileged = ["securityContext", "privileged"];
    public static readonly string[] AllowPrivilegeEscalation = ["securityContext", "allowPrivilegeEscalation"];
    public static readonly string[] CapabilitiesAdded = ["securityContext", "capabilities", "add"];
    public static readonly string[] CapabilitiesDropped = ["securityContext", "capabilities", "drop"];
    public static readonly string[] Seccomp = ["securityContext", "seccompProfile", "type"];
    public static readonly string[] AppArmor = ["securityContext", "appArmorProfile", "type"];
    public static readonly string[] ProcMount = ["securityContext", "procMount"];
    public static readonly string[] HostNetwork = ["hostNetwork"];
    public static readonly string[] HostPid = ["hostPID"];
    public static readonly string[] HostIpc = ["hostIPC"];
    public static readonly string[] MemoryLimit = ["resources", "limits", "memory"];
    public static readonly string[] CpuLimit = ["resources", "limits", "cpu"];
    public static readonly string[] MemoryRequest = ["resources", "requests", "memory"];
    public static readonly string[] CpuRequest = ["resources", "requests", "cpu"];
    public static readonly string[] Liveness = ["livenessProbe"];
    public static readonly string[] Readiness = ["readinessProbe"];
    public static readonly string[] MountsToken = ["automountServiceAccountToken"];
    public static readonly string[] ServiceAccount = ["serviceAccountName"];
    public static readonly string[] OsName = ["os", "name"];
    public static readonly string[] NodeOs = ["nodeSelector", "kubernetes.io/os"];
    public static readonly string[] Propagation = ["mountPropagation"];
    public static readonly string[] HostPath = ["hostPath", "path"];
}
