using System.Globalization;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Kubernetes;

/// <summary>Makes a container of an entry of a pod's list, inheriting what Kubernetes lets it inherit.</summary>
static class ContainerBinder
{
    public static PodContainer Bind(PodContext pod, string list, YamlMapping node, ContainerKind kind, bool isFirst, bool isShared)
    {
        var file = pod.Workload.File;
        var nameNode = node.Scalar("name");
        var imageNode = node.Scalar("image");
        var name = nameNode?.Value ?? "";
        var span = nameNode?.Span ?? imageNode?.Span ?? (node.Entries.Count > 0 ? node.Entries[0].KeySpan : node.Span);
        if (kind == ContainerKind.Init && node.Scalar("restartPolicy")?.Value == "Always")
            kind = ContainerKind.Sidecar;
        var subject = new YamlSubject(file, node, span, KubernetesValues.Instance) { IsShared = isShared };
        var container = new PodContainer(pod.Workload, kind, name, pod.Workload.SubjectPath + "/" + list + "/" + name,
            new ManifestNode(file, node, span, isShared))
        {
            IsWindows = pod.IsWindows,
            User = Inherit(pod, subject, PodTable.User, static (s, p) => SettingReader.Read(s, p, ParseUid, false, default)),
            RunAsNonRoot = Inherit(pod, subject, PodTable.RunAsNonRoot, static (s, p) => SettingReader.Bool(s, p, false)),
            ReadOnlyRoot = SettingReader.Bool(subject, PodTable.ReadOnlyRoot, false),
            Privileged = SettingReader.Bool(subject, PodTable.Privileged, false),
            AllowPrivilegeEscalation = SettingReader.Bool(subject, PodTable.AllowPrivilegeEscalation, true),
            CapabilitiesAdded = SettingReader.List(subject, PodTable.CapabilitiesAdded),
            CapabilitiesDropped = SettingReader.List(subject, PodTable.CapabilitiesDropped),
            Seccomp = Seccomp(pod, subject, name),
            AppArmor = Annotated(pod, subject, Inherit(pod, subject, PodTable.AppArmor, static (s, p) => SettingReader.Read(s, p, ParseProfile, false, "")),
                "container.apparmor.security.beta.kubernetes.io/" + name),
            ProcMount = SettingReader.Text(subject, PodTable.ProcMount, "Default"),
            HostNetwork = SettingReader.Bool(pod.Subject, PodTable.HostNetwork, false),
            HostPid = SettingReader.Bool(pod.Subject, PodTable.HostPid, false),
            HostIpc = SettingReader.Bool(pod.Subject, PodTable.HostIpc, false),
            MemoryLimit = SettingReader.Text(subject, PodTable.MemoryLimit),
            CpuLimit = SettingReader.Text(subject, PodTable.CpuLimit),
            MemoryRequest = SettingReader.Text(subject, PodTable.MemoryRequest),
            CpuRequest = SettingReader.Text(subject, PodTable.CpuRequest),
            Liveness = Probe(subject, PodTable.Liveness),
            Readiness = Probe(subject, PodTable.Readiness),
        };
        if (imageNode is not null)
            container.Image = ImageBinder.Bind(file, container.SubjectPath, ImageRole.Container, subject.Values.Expand(imageNode), imageNode.Span);
        container.Mounts = VolumeBinder.Mounts(pod, container, node, isFirst);
        container.Ports = Ports(container, subject);
        container.Variables = Variables(container, node);
        return container;
    }

    // The container's own value decides, then the pod's, then the engine's default; an absence stands at the container.
    static Setting<T> Inherit<T>(PodContext pod, YamlSubject container, string[] path, Func<YamlSubject, string[], Setting<T>> read)
    {
        var own = read(container, path);
        if (own.IsWritten)
            return own;
        var inherited = read(pod.Subject, path);
        return inherited.IsWritten ? inherited.AsInherited() : own;
    }

    // The field came with 1.19, and from then on the profiles of Kubernetes look at it alone.
    static Setting<string> Seccomp(PodContext pod, YamlSubject container, string name)
    {
        var release = container.File.Settings.KubernetesVersion;
        if (release.IsAtLeast(19))
            return Inherit(pod, container, PodTable.Seccomp, static (s, p) => SettingReader.Read(s, p, ParseProfile, true, "Unconfined"));
        var none = Setting<string>.Default("Unconfined", Written.Absent, new Location(container.File.Source, container.NameSpan), PodTable.Seccomp, null);
        return Annotated(pod, container, none, "container.seccomp.security.alpha.kubernetes.io/" + name, "seccomp.security.alpha.kubernetes.io/pod");
    }

    // Before they had fields of their own (seccomp 1.19, AppArmor 1.30), profiles were annotations of the pod.
    static Setting<string> Annotated(PodContext pod, YamlSubject container, Setting<string> setting, params string[] annotations)
    {
        if (setting.IsWritten)
            return setting;
        var template = new YamlSubject(container.File, pod.Template, container.NameSpan, KubernetesValues.Instance);
        foreach (var annotation in annotations)
        {
            var written = SettingReader.Read(template, ["metadata", "annotations", annotation], ParseAnnotation, false, "");
            if (written.IsWritten)
                return written;
        }
        return setting;
    }

    static (bool IsValid, string Value) ParseAnnotation(string text) => text switch
    {
        "unconfined" => (true, "Unconfined"),
        "" or "runtime/default" or "docker/default" => (true, "RuntimeDefault"),
        _ => (text.StartsWith("localhost/", StringComparison.Ordinal), "Localhost"),
    };

    static (bool IsValid, string Value) ParseProfile(string text) => (text is "RuntimeDefault" or "Localhost" or "Unconfined", text);

    static (bool IsValid, UserIdentity Value) ParseUid(string text) =>
        (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _), new UserIdentity(text, null));

    static Setting<bool> Probe(YamlSubject subject, string[] path)
    {
        var field = YamlField.Find(subject, path);
        return field.IsUnknown ? Setting<bool>.Unknown(field.Origin, field.Location, path, null)
            : field.Value is YamlMapping ? Setting<bool>.Of(true, field.Origin, field.Location, path, field.Route)
            : field.Value is null or YamlScalar { IsNull: true }
                ? Setting<bool>.Default(false, Written.Absent, new Location(subject.File.Source, subject.NameSpan), path, field.Route)
                : Setting<bool>.Unknown(field.Origin, field.Location, path, null);
    }

    static List<Port> Ports(Container container, YamlSubject subject)
    {
        var ports = new List<Port>();
        if (subject.Node.Get("ports") is not YamlSequence sequence)
            return ports;
        foreach (var member in sequence.Items)
        {
            if (member.Resolve() is not YamlMapping entry || entry.Scalar("containerPort") is not { } number)
                continue;
            int? port = int.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= 65535 ? value : null;
            var hostPort = entry.Scalar("hostPort");
            ports.Add(new Port(container, number.Span)
            {
                First = port,
                Last = port,
                Protocol = entry.Scalar("protocol")?.Value.ToLowerInvariant() ?? "tcp",
                IsPublished = hostPort is not null && hostPort.Value != "0",
                HostPort = hostPort?.Value,
            });
        }
        return ports;
    }

    static List<Variable> Variables(Container container, YamlMapping node)
    {
        var variables = new List<Variable>();
        if (node.Get("env") is not YamlSequence sequence)
            return variables;
        foreach (var member in sequence.Items)
        {
            if (member.Resolve() is not YamlMapping entry || entry.Scalar("name") is not { } name)
                continue;
            var value = entry.Get("value") as YamlScalar;
            variables.Add(new Variable(container.File, Dialect.Kubernetes, VariableKind.Environment, container.SubjectPath, name.Value, name.Span)
            {
                Value = value?.Value,
                ValueSpan = value?.Span ?? name.Span,
                Span = entry.Span,
            });
        }
        return variables;
    }
}
