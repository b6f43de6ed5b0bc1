using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3015", Category.Filesystem, Severity.Warning, Mode.Preference, Since = "0.1",
    Aliases = "kics:volume_mount_with_os_directory_write_permissions")]
sealed class WritableVolumeOverSystemDirectory : Rule<PodContainer>
{
    public override string Title => "Writable volume over a system directory";

    public override string Message => "Container '{0}' can write to the volume at the system directory {1}; set readOnly to true";

    public override string Why => """
        Processes of the container run programs and read configuration from system directories. An attacker who can write to a volume there can replace them,
        and the change survives a restart. Data such as /var/lib/app belongs to a separate directory.
        """;

    public override string Sources => "https://kubernetes.io/docs/concepts/storage/volumes/";

    public override string? Differences => """
        Most images store data below /var, so the rule is on only where it is enabled by id. Whole path segments are compared: /variable is not a system
        directory.
        """;

    static readonly string[] s_directories =
    [
        "/bin", "/boot", "/cdrom", "/dev", "/etc", "/home", "/lib", "/media", "/proc", "/root", "/run", "/sbin", "/srv", "/usr", "/var",
    ];

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node)
            return;
        foreach (var mount in node.Items("volumeMounts"))
        {
            var readOnly = mount.BoolOr(false, "readOnly");
            var path = mount.Text("mountPath");
            if (readOnly.EffectivelyNot(true) && path is { IsKnown: true, Value: { } text } && IsSystem(text))
            {
                report.At(path, container.Name, text)
                    .WithFix("Set readOnly to true", f => f.Set(readOnly, true), Safety.Review);
            }
        }
    }

    static bool IsSystem(string path)
    {
        if (path == "/")
            return true;
        foreach (var directory in s_directories)
        {
            if (path.StartsWith(directory, System.StringComparison.Ordinal) && (path.Length == directory.Length || path[directory.Length] == '/'))
                return true;
        }
        return false;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Pod("volumeMounts: [{ name: data, mountPath: [|/var/lib/data|] }]"))
            .Fixed(Pod("volumeMounts: [{ name: data, mountPath: /var/lib/data, readOnly: true }]")),
        Good.Kubernetes(Pod("volumeMounts: [{ name: data, mountPath: /var/lib/data, readOnly: true }]")),
        Good.Kubernetes(Pod("volumeMounts: [{ name: data, mountPath: /data }]")),
        Good.Kubernetes(Pod("""volumeMounts: [{ name: data, mountPath: "${FOLDER}" }]""")).Because("the value of a placeholder is unknown"),
    ];
}
