using Seaworthy.Model.Yaml;

namespace Seaworthy.Rules.Ingresses;

/// <summary>The Services that an Ingress forwards to, in the current API version and in the beta versions.</summary>
static class IngressBackends
{
    public static IEnumerable<(YamlScalar Service, YamlScalar? Port)> Of(KubernetesObject item)
    {
        if (item.Kind != "Ingress" || item.Spec() is not { } spec)
            yield break;
        if (Read(spec.Map("defaultBackend") ?? spec.Map("backend")) is { } fallback)
            yield return fallback;
        foreach (var rule in spec.Maps("rules"))
        {
            foreach (var path in rule.Map("http").Maps("paths"))
            {
                if (Read(path.Map("backend")) is { } backend)
                    yield return backend;
            }
        }
    }

    static (YamlScalar, YamlScalar?)? Read(YamlMapping? backend)
    {
        if (backend is null)
            return null;
        if (backend.Map("service") is { } service)
            return service.Scalar("name") is { } name ? Unless(name, service.Map("port")?.Scalar("number") ?? service.Map("port")?.Scalar("name")) : null;
        return backend.Scalar("serviceName") is { } old ? Unless(old, backend.Scalar("servicePort")) : null;
    }

    // The load balancer controller of AWS accepts names of actions from annotations, and every cluster has the Service of its API.
    static (YamlScalar, YamlScalar?)? Unless(YamlScalar service, YamlScalar? port) =>
        port?.Value == "use-annotation" || service.Value == "kubernetes" ? null : (service, port);

    /// <summary>The Service certainly has no port of that number or name.</summary>
    public static bool LacksPort(KubernetesObject service, YamlScalar port)
    {
        if (service.Spec() is not { } spec || spec.Get("ports") is not YamlSequence { Items.Count: > 0 } || ManifestNodes.TextOf(port) is not { } wanted)
            return false;
        foreach (var entry in spec.Maps("ports"))
        {
            var number = entry.Get("port");
            var name = entry.Get("name");
            if ((number is not null && ManifestNodes.TextOf(number) is null) || (name is not null && ManifestNodes.TextOf(name) is null))
                return false;
            if (ManifestNodes.TextOf(number) == wanted || ManifestNodes.TextOf(name) == wanted)
                return false;
        }
        return true;
    }

    /// <summary>The ports of a Service as a message lists them.</summary>
    public static string Ports(KubernetesObject service)
    {
        var words = new List<string>();
        foreach (var entry in service.Spec().Maps("ports"))
        {
            if (words.Count < 8 && entry.Text("port") is { } number)
                words.Add(entry.Text("name") is { } name ? number + " (" + name + ")" : number);
        }
        return string.Join(", ", words);
    }
}
