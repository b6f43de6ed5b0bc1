using Seaworthy.Binding.Kubernetes;

namespace Seaworthy.Rules.Cluster;

/// <summary>A rule about one flag of a program of the cluster. Its message has the program's name and the flag as it should be.</summary>
public abstract class FlagRule : Rule<ClusterComponent>
{
    /// <summary>Suites with forward secrecy and authenticated encryption, by the names of Go, and those of TLS 1.3.</summary>
    private protected static readonly string[] StrongCiphers =
    [
        "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
        "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384", "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305",
        "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256", "TLS_AES_128_GCM_SHA256",
        "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256",
    ];

    private protected abstract Demand Demand { get; }

    public sealed override void Check(ClusterComponent component, Report report)
    {
        var demand = Demand;
        if ((component.Program & demand.Programs) == 0 || !demand.HoldsFor(component, report.Settings.KubernetesVersion) || !demand.IsBroken(component, out var flag))
            return;
        var finding = report.At(flag?.Location ?? component.Location, ComponentBinder.NameOf(component.Program), "--" + demand.Flag + (demand.Wanted is { } wanted ? "=" + wanted : ""));
        if (demand.Repaired is not { } repaired)
            return;
        if (flag is { CanReplace: true } && flag.Location.Source == component.File.Source)
            finding.WithFix("Set the flag", f => f.Replace(flag.Location.Span, repaired), Safety.Review);
        else if (flag is null && component.Words is { } words)
            finding.WithFix("Add the flag", f => f.Apply(YamlOperation.Append(words.Node, words.Path, "--" + demand.Flag + "=" + repaired)), Safety.Review);
    }

    /// <summary>A static pod that runs the words as its command, for examples.</summary>
    private protected static string Pod(params string[] command) => """
        apiVersion: v1
        kind: Pod
        metadata: { name: control, namespace: kube-system }
        spec:
          containers:
          - name: main
            image: registry.acme.test/control:1.36.0
            command:
            -
        """ + " " + string.Join("\n    - ", command) + "\n";
}
