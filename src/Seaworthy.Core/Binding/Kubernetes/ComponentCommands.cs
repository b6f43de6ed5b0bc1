using System.Globalization;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Reads the command of a container that runs a program of the cluster: its flags, and where another would stand.</summary>
static class ComponentCommands
{
    /// <summary>The program that a container runs; null for any other, and where a shell starts it.</summary>
    public static ClusterComponent? Of(Container container)
    {
        if (container.Manifest?.Node is not { } node)
            return null;
        var command = Words(node, "command");
        var arguments = Words(node, "args");
        var component = command is null && arguments is { Items.Count: > 0 } ? Entered(container, node, arguments) : null;
        foreach (var list in (YamlSequence?[])[command, arguments])
        {
            var items = list?.Items ?? [];
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].Resolve() is not YamlScalar word)
                    continue;
                if (component is null)
                {
                    // A program is named before its flags; what a shell is told to run is not read.
                    if (word.Value.StartsWith("-", StringComparison.Ordinal))
                        return null;
                    if (ProgramOf(word.Value) is var program && program != ClusterProgram.None)
                    {
                        component = Component(container, program, new Location(word.Source, word.Span), node, list == command ? "command" : "args");
                    }
                    continue;
                }
                i += AddFlag(component, word, items, i);
            }
        }
        if (component is { Program: ClusterProgram.Kubelet } && (component.Find("config") ?? component.Find("config-dir")) is not null)
            component.IsOpen = true;
        // Each flag of etcd is a variable as well.
        if (component is { Program: ClusterProgram.Etcd } && (node.Find("env") ?? node.Find("envFrom")) is not null)
            component.IsOpen = true;
        return component;
    }

    // An image that is called like the program starts it, and gives it the arguments.
    static ClusterComponent? Entered(Container container, YamlMapping node, YamlSequence arguments)
    {
        if (container.Image is not { Name: { } name } image || arguments.Items[0].Resolve() is not YamlScalar { Value: { } first }
            || !first.StartsWith("--", StringComparison.Ordinal))
            return null;
        var program = ProgramOf(name.Repository);
        return program == ClusterProgram.None ? null : Component(container, program, new Location(container.File.Source, image.SpanOf(name.NameSpan)), node,
            "args");
    }

    // Flags are added to the list that the program's own stand in, unless an alias lends it to others as well.
    static ClusterComponent Component(Container container, ClusterProgram program, Location location, YamlMapping node, string list) =>
        new(container.File, container.SubjectPath, program, location)
        {
            Minor = program == ClusterProgram.Etcd ? null : MinorOf(container.Image?.Name?.Tag),
            Words = node.FindOwn(list) is { Value: YamlSequence } ? (node, [list]) : null,
        };

    // v1.19.3: the programs have the version of their cluster.
    static int? MinorOf(string? tag)
    {
        if (tag is null || !tag.StartsWith("v1.", StringComparison.Ordinal))
            return null;
        var end = 3;
        while (end < tag.Length && tag[end] is >= '0' and <= '9')
            end++;
        return end is > 3 and < 6 && (end == tag.Length || tag[end] == '.') ? int.Parse(tag.Substring(3, end - 3), CultureInfo.InvariantCulture) : null;
    }

    static YamlSequence? Words(YamlMapping node, string key) => node.Find(key)?.Value.Resolve() as YamlSequence;

    static ClusterProgram ProgramOf(string word)
    {
        var name = word.Substring(word.LastIndexOf('/') + 1);
        return name switch
        {
            "kube-apiserver" => ClusterProgram.ApiServer,
            "kube-controller-manager" => ClusterProgram.ControllerManager,
            "kube-scheduler" => ClusterProgram.Scheduler,
            "etcd" => ClusterProgram.Etcd,
            "kubelet" => ClusterProgram.Kubelet,
            "kube-proxy" => ClusterProgram.KubeProxy,
            _ => ClusterProgram.None,
        };
    }

    // Takes a flag in, and says how many words behind it belong to it.
    static int AddFlag(ClusterComponent component, YamlScalar word, YamlList<YamlNode> items, int index)
    {
        var text = word.Value;
        if (!text.StartsWith("-", StringComparison.Ordinal))
        {
            component.IsOpen |= KubernetesValues.IsUnknown(word.Value);
            return 0;
        }
        var start = text.StartsWith("--", StringComparison.Ordinal) ? 2 : 1;
        var equals = text.IndexOf('=');
        if (equals > start)
        {
            var content = word.Content;
            var value = text.Substring(equals + 1);
            var span = content.ToSource(TextSpan.FromBounds(equals + 1, text.Length));
            component.Add(new ComponentFlag(text.Substring(start, equals - start), ComponentBinder.Known(value),
                new Location(word.Source, value.Length == 0 ? word.Span : span), value.Length > 0 && span.Length == value.Length));
            return 0;
        }
        var name = text.Substring(start);
        if (index + 1 < items.Count && items[index + 1].Resolve() is YamlScalar next && !next.Value.StartsWith("-", StringComparison.Ordinal))
        {
            component.Add(new ComponentFlag(name, ComponentBinder.Known(next.Value), new Location(next.Source, next.Span), next.Style == YamlStyle.Plain));
            return 1;
        }
        component.Add(new ComponentFlag(name, "true", new Location(word.Source, word.Span), false));
        return 0;
    }
}
