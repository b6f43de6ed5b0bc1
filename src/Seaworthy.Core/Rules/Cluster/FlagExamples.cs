using Seaworthy.Binding.Kubernetes;
using static Seaworthy.Rules.Cluster.FlagRequirement;

namespace Seaworthy.Rules.Cluster;

/// <summary>The examples that follow from a requirement: the flag with a bad value, absent, with a good one, and with one that is not known.</summary>
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
        // A name of a file is as good as any other, so only an absent one is bad.
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
                .Because(requirement.CountsInConfiguration ? "the configuration file might set it" : "the default is a safe one"),
            Form.Set => Good.Kubernetes(StaticPod([program, flag + good, .. Others(requirement)])),
            _ => For(requirement, Good.Kubernetes(StaticPod(program, flag + good))),
        };
        if (requirement.Kind == Form.Set)
            yield return Good.Kubernetes(StaticPod(program, "$(FLAGS)")).Because("more flags may come out of the variable");
        else if (requirement.Kind != Form.Unset)
            yield return For(requirement, Good.Kubernetes(StaticPod(program, flag + "$(VALUE)")).Because("the value is a variable"));
        if (requirement.CountsInConfiguration)
            yield return Bad.Kubernetes(KubeletConfiguration(isMarked: true));
        if (requirement.End is { } end)
            yield return Good.Kubernetes(StaticPod(program, Unrelated)).Because("since Kubernetes 1." + end + " it has no effect");
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

    // A flag that has come to an end is shown in the last version that has it.
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

    /// <summary>The configuration object of a kubelet.</summary>
    /// <param name="setting">A line of it.</param>
    /// <param name="isMarked">A finding is at the object, because a setting is absent.</param>
    public static string KubeletConfiguration(string setting = "", bool isMarked = false) =>
        "apiVersion: kubelet.config.k8s.io/v1beta1\nkind: " + (isMarked ? "[|KubeletConfiguration|]" : "KubeletConfiguration") + "\n" + setting;
}
