using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>Makes a container of a service.</summary>
static class ServiceBinder
{
    public static Container Bind(ComposeService service, Workload workload, YamlSubject subject)
    {
        var options = SecurityOptions.Read(subject);
        var container = new Container(service.File, Dialect.Compose, ContainerKind.Main, service.Name, service.SubjectPath, subject.NameSpan)
        {
            Workload = workload,
            IsWindows = SettingReader.Text(subject, ServiceTable.Platform) is { IsKnown: true, Value: { } platform }
                && platform.StartsWith("windows", StringComparison.OrdinalIgnoreCase),
            User = SettingReader.Read(subject, ServiceTable.User, static text => (text.Length > 0, UserIdentity.Parse(text)), false, default),
            ReadOnlyRoot = SettingReader.Bool(subject, ServiceTable.ReadOnlyRoot, false),
            Privileged = SettingReader.Bool(subject, ServiceTable.Privileged, false),
            AllowPrivilegeEscalation = options.AllowPrivilegeEscalation,
            CapabilitiesAdded = SettingReader.List(subject, ServiceTable.CapabilitiesAdded),
            CapabilitiesDropped = SettingReader.List(subject, ServiceTable.CapabilitiesDropped),
            Seccomp = options.Seccomp,
            AppArmor = options.AppArmor,
            SeLinuxDisabled = options.SeLinuxDisabled,
            HostNetwork = HostNetwork(service, subject),
            HostPid = IsHost(subject, ServiceTable.Pid),
            HostIpc = IsHost(subject, ServiceTable.Ipc),
            HostUts = IsHost(subject, ServiceTable.Uts),
            HostUserNamespace = IsHost(subject, ServiceTable.UserNamespace),
            HostCgroup = IsHost(subject, ServiceTable.Cgroup),
            MemoryLimit = Either(subject, ServiceTable.MemoryLimit, ServiceTable.DeployMemoryLimit),
            CpuLimit = Either(subject, ServiceTable.CpuLimit, ServiceTable.DeployCpuLimit),
            PidsLimit = SettingReader.Integer(subject, ServiceTable.PidsLimit),
            Liveness = Health(subject),
        };
        if (YamlField.Find(subject, ServiceTable.Image).Value is YamlScalar { IsNull: false } image)
        {
            var role = service.Build is null ? ImageRole.Container : ImageRole.BuildResult;
            var text = subject.Values.Expand(image);
            container.Image = ImageBinder.Bind(subject.FileOf(image), service.SubjectPath, role, text, text is null ? image.Span
                : ValueReader.SpanOf(image, text));
        }
        container.Mounts = ServiceMounts.Read(service, container, subject);
        container.Ports = ServicePorts.Read(container, subject);
        container.Variables = ServiceVariables.Read(service, subject);
        return container;
    }

    static Setting<bool> IsHost(YamlSubject subject, string[] path) => SettingReader.Read(subject, path, static text => (true, text == "host"), true, false);

    // A network of the file may be another name for the host's own.
    static Setting<bool> HostNetwork(ComposeService service, YamlSubject subject)
    {
        var mode = IsHost(subject, ServiceTable.Network);
        if (!mode.IsUnset || service.Node.Get("networks") is not { } networks || service.Compose.Root.Map("networks") is not { } declared)
            return mode;
        foreach (var name in ComposeNodes.Names(networks))
        {
            if (declared.Map(name.Value) is { } network && network.Text("name") == "host" && ComposeNodes.IsTrue(network.Get("external")))
                return Setting<bool>.Of(true, Origin.Here, new Location(name.Source, name.Span), ["networks: " + name.Value], null);
        }
        return mode;
    }

    static Setting<string> Either(YamlSubject subject, string[] first, string[] second)
    {
        var setting = SettingReader.Text(subject, first);
        if (setting.IsWritten)
            return setting;
        var other = SettingReader.Text(subject, second);
        return other.IsWritten ? other : setting;
    }

    static readonly string[] s_health = ["healthcheck"];

    // A check is there when there is a test that is not NONE; disable: true switches off even the image's own.
    static Setting<bool> Health(YamlSubject subject)
    {
        var disabled = SettingReader.Bool(subject, ServiceTable.HealthDisabled, false);
        if (disabled.IsExplicitly(true))
            return Setting<bool>.Of(false, Origin.Here, disabled.Location, disabled.Path, disabled.Route);
        var field = YamlField.Find(subject, ServiceTable.HealthTest);
        if (field.IsUnknown || disabled.Written == Written.Unknown)
            return Setting<bool>.Unknown(field.Origin, field.Location, s_health, null);
        var first = field.Value is YamlSequence { Items.Count: > 0 } test ? test.Items[0].Resolve() : field.Value;
        if (first is YamlScalar { IsNull: false } word)
            return Setting<bool>.Of(word.Value != "NONE", field.Origin, field.Location, s_health, field.Route);
        var healthcheck = YamlField.Find(subject, s_health);
        return subject.IsFragment || healthcheck.Value is YamlMapping
            ? Setting<bool>.Unset(Written.Absent, field.Location, s_health, field.Route)
            : Setting<bool>.Default(false, Written.Absent, new Location(subject.File.Source, subject.NameSpan), s_health, field.Route);
    }
}
