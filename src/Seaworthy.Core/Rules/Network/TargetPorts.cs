using System.Globalization;
using Seaworthy.Model.Yaml;
using Seaworthy.Rules.Kubernetes;

namespace Seaworthy.Rules.Network;

/// <summary>Compares the ports of a Service with those that the containers of its pods declare.</summary>
static class TargetPorts
{
    /// <summary>The target ports that no container of the selected pods declares; nothing if a selected pod is not known.</summary>
    public static IEnumerable<(YamlScalar Target, bool IsName, Workload Workload)> Missing(KubernetesObject item)
    {
        if (UnmatchedSelectorRule.OfService(item) is not { IsEmpty: false } selector)
            yield break;
        Workload? first = null;
        var pods = new List<Workload>();
        foreach (var workload in item.Unit.Selected(selector, item.Namespace))
        {
            first ??= workload;
            pods.Add(workload);
        }
        if (first is null || item.Unit.MaySelectElsewhere(selector, item.Namespace))
            yield break;
        foreach (var port in item.Spec().Maps("ports"))
        {
            if (port.Scalar("targetPort") is not { } target || ManifestNodes.TextOf(target) is not { } text)
                continue;
            var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            if (!isNumber ? IsNamed(pods, text) : !DeclareAll(pods) || IsDeclared(pods, number))
                continue;
            yield return (target, !isNumber, first);
        }
    }

    static bool IsNamed(List<Workload> pods, string name)
    {
        foreach (var port in PortsOf(pods))
        {
            // A port without a readable name might have this one.
            if (port.Get("name") is { } written && (ManifestNodes.TextOf(written) is not { } text || text == name))
                return true;
        }
        return HoldsUnknown(pods);
    }

    static bool IsDeclared(List<Workload> pods, int number)
    {
        foreach (var port in PortsOf(pods))
        {
            if (port.Get("containerPort") is { } written && (ManifestNodes.TextOf(written) is not { } text
                || text == number.ToString(CultureInfo.InvariantCulture)))
                return true;
        }
        return HoldsUnknown(pods);
    }

    // A container that declares no port can listen on any.
    static bool DeclareAll(List<Workload> pods)
    {
        foreach (var pod in pods)
        {
            foreach (var container in Containers(pod))
            {
                if (container.Get("ports") is not YamlSequence { Items.Count: > 0 })
                    return false;
            }
        }
        return true;
    }

    static bool HoldsUnknown(List<Workload> pods)
    {
        foreach (var pod in pods)
        {
            foreach (var container in Containers(pod))
            {
                if (container.Find("ports") is { } entry && entry.Value.Resolve() is not (YamlSequence or YamlScalar { IsNull: true }))
                    return true;
            }
        }
        return false;
    }

    static IEnumerable<YamlMapping> PortsOf(List<Workload> pods)
    {
        foreach (var pod in pods)
        {
            foreach (var container in Containers(pod))
            {
                foreach (var port in container.Maps("ports"))
                    yield return port;
            }
        }
    }

    // A sidecar among the init containers serves ports as well.
    static IEnumerable<YamlMapping> Containers(Workload pod)
    {
        var spec = pod.Spec?.Node;
        foreach (var container in spec.Maps("containers"))
            yield return container;
        foreach (var container in spec.Maps("initContainers"))
        {
            if (container.Text("restartPolicy") == "Always")
                yield return container;
        }
    }
}
