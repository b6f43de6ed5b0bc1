using Seaworthy.Binding.Kubernetes;
using static Seaworthy.Rules.Cluster.FlagRequirement;

namespace Seaworthy.Rules.Cluster;

/// <summary>The examples of a requirement: the flag with a bad value, without the flag, with a good value, and with a variable.</summary>
static class FlagExamples
{
    const string Unrelated = "--v=2";

    public static IEnumerable<Example> Of(FlagRequirement requirement, string? badValue, string? goodValue)
    {
        var program = ComponentBinder.NameOf(requirement.Program);
        var flag = "--" + requirement.Flag + "=";
        var bad = badValue ?? BadValueOf(requirement, goodValue);
        var good = goodValue ?? GoodValueOf(requirement, badValue);
        var isAbsentBad = requirement.Kind is not (Form.Never or Form.NeverLists or Form.AtMostSeconds or Form.Unset);
        // Any file name is accepted, so only a missing flag is bad.
        if (requirement.Kind != Form.Set)
            yield return For(requirement, Fixed(requirement, Bad.Kubernetes(StaticPod(program, flag + "[|" + bad + "|]")), program));
        if (isAbsentBad)
            yield return For(requirement, Fixed(requirement, Bad.Kubernetes(StaticPod("[|" + program + "|]", Unrelated)), program, Unrelated));
        if (requirement.Kind == Form.Set && requirement.Words.Length > 0)
            yield return Bad.Kubernetes(StaticPod("[|" + program + "|]", flag + good));
        yield return requirement.Kind switch
        {
            Form.Unset => Good.Kubernetes(StaticPod(program, Unrelated)),
            Form.Never or Form.AtMostSeconds => Good.Kubernetes(StaticPod(program, Unrelated))
                .Because(requirement.CountsInConfiguration ? "the configuration file might set it" : "the default is safe"),
            Form.Set => Good.Kubernetes(StaticPod([program, flag + good, .. Others(requirement)])),
            _ => For(requirement, Good.Kubernetes(StaticPod(program, flag + good))),
        };
        if (requirement.Kind == Form.Set)
            yield return Good.Kubernetes(StaticPod(program, "$(FLAGS)")).Because("the variable might contain more flags");
        else if (requirement.Kind != Form.Unset)
            yield return For(requirement, Good.Kubernetes(StaticPod(program, flag + "$(VALUE)")).Because("the value is a variable"));
        if (requirement.CountsInConfiguration)
            yield return Bad.Kubernetes(KubeletConfiguration(isMarked: true));
        if (requirement.End is { } end)
            yield return Good.Kubernetes(StaticPod(program, Unrelated)).Because("the flag has no effect since Kubernetes 1." + end);
    }

    static string? BadValueOf(FlagRequirement requirement, string? good) => requirement.Kind switch
    {
        Form.Exactly => requirement.Wanted == "true" ? "false" : "true",
        Form.NeverLists => good + "," + requirement.Words[0],
        Form.Never => requirement.Words[0],
        _ => null,
    };

    static string? GoodValueOf(FlagRequirement requirement, string? bad) => requirement.Kind switch
    {
        Form.Set => "/etc/kubernetes/pki/one",
        Form.Lists => bad + "," + requirement.Words[0],
        _ => requirement.Wanted,
    };

    static IEnumerable<string> Others(FlagRequirement requirement)
    {
        foreach (var other in requirement.Words)
            yield return "--" + other + "=/etc/kubernetes/pki/two";
    }

    static Example Fixed(FlagRequirement requirement, Example example, params string[] before) =>
        requirement.Repaired is { } repaired ? example.Fixed(StaticPod([.. before, "--" + requirement.Flag + "=" + repaired])) : example;

    // A removed flag is shown with the last version that supports it.
    static Example For(FlagRequirement requirement, Example example) =>
        requirement.End is { } end ? example.With("seaworthy_kubernetes_version", "1." + (end - 1)) : example;

    /// <summary>A static pod that runs the words as its command.</summary>
    public static string StaticPod(params string[] command) => """
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

    /// <summary>A KubeletConfiguration object.</summary>
    /// <param name="setting">One of its lines.</param>
    /// <param name="isMarked">The finding is at the object, because a field is missing.</param>
    public static string KubeletConfiguration(string setting = "", bool isMarked = false) =>
        "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: " + (isMarked ? "[|KubeletConfiguration|]" : "KubeletConfiguration") + "\n" + setting;
}
