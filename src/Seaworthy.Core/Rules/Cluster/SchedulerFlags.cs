using static Seaworthy.Model.ClusterProgram;
using static Seaworthy.Rules.Cluster.FlagRequirement;
using Texts = Seaworthy.Rules.Cluster.FlagTexts;

namespace Seaworthy.Rules.Cluster;

/// <summary>Flags of the scheduler: CIS Kubernetes 1.4.</summary>
static class SchedulerFlags
{
    [Rule("SEA8544", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0040 checkov:CKV_K8S_114 kics:profiling_not_set_to_false kubescape:C-0151 cis-kubernetes:1.4.1")]
    public static FlagRule SchedulerProfilingEnabled => new(Exactly(Scheduler, "profiling", "false"))
    {
        Title = "Scheduler exposes profiling",
        Message = "The scheduler exposes profiling; set {1}",
        Why = Texts.Profiling,
        Sources = "https://kubernetes.io/docs/reference/command-line-tools-reference/kube-scheduler/",
    };

    [Rule("SEA8545", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1",
        Aliases = "trivy:KCV-0041 checkov:CKV_K8S_115 kics:bind_address_not_properly_set kubescape:C-0152 cis-kubernetes:1.4.2")]
    public static FlagRule SchedulerExposed => new(Exactly(Scheduler, "bind-address", "127.0.0.1"))
    {
        Title = "Scheduler listens on all addresses",
        Message = "The scheduler listens on every address of its node; set {1}",
        Why = Texts.MetricsPort,
        Sources = "https://kubernetes.io/docs/concepts/security/hardening-guide/scheduler/",
        BadValue = "0.0.0.0",
    };
}
