using Seaworthy.Model.Yaml;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

/// <summary>The family of rules about an object of the manifests that a workload mounts as a volume. Message: 0 kind, 1 name, 2 the object.</summary>
/// <param name="kind">The kind of the object.</param>
/// <param name="source">The field of a volume that names it.</param>
/// <param name="key">The field below that has its name.</param>
sealed class MountedObjectRule(string kind, string source, string key) : FamilyRule<Pod>
{
    public override void Check(Pod workload, Report report)
    {
        if (workload.Object is not { } item)
            return;
        var pod = workload.Spec.Node;
        foreach (var volume in pod.Maps("volumes"))
        {
            if (volume.Map(source)?.Scalar(key) is { } name && volume.Text("name") is { } volumeName && IsMounted(pod, volumeName) &&
                item.Unit.Find(kind, name.Value, item.Namespace) is { } target)
            {
                report.At(name, workload.Kind, workload.Name, name.Value)
                    .WithRelated(new Location(target.File.Source, target.NameSpan), "the " + kind);
            }
        }
    }

    static bool IsMounted(YamlMapping pod, string volume)
    {
        foreach (var container in pod.Maps("containers"))
        {
            foreach (var mount in container.Maps("volumeMounts"))
            {
                if (mount.Text("name") == volume)
                    return true;
            }
        }
        return false;
    }

    private protected override IEnumerable<Example> OwnExamples =>
    [
        Bad.Kubernetes(Mounting("[|web|]"), Manifest("v1", kind)),
        Good.Kubernetes(Deployment(), Manifest("v1", kind)),
        Good.Kubernetes(Mounting("web")).Because("the manifests do not contain it"),
    ];

    string Mounting(string name) =>
        Deployment("volumeMounts: [{ name: data, mountPath: /data }]", end: $"volumes: [{{ name: data, {source}: {{ {key}: {name} }} }}]");

    [Rule("SEA8240", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kubescape:C-0255")]
    public static MountedObjectRule SecretMounted => new("Secret", "secret", "secretName")
    {
        Title = "Workload mounts a Secret",
        Message = "{0} '{1}' mounts Secret '{2}'; check that the workload needs it",
        Why = """
            An attacker in a container can read everything that it mounts. The rule is an inventory for a review: it lists the workloads that mount a Secret
            of these manifests. Suppress it for a mount that is intended.
            """,
        Sources = "https://kubernetes.io/docs/concepts/configuration/secret/",
    };

    [Rule("SEA8241", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kubescape:C-0257")]
    public static MountedObjectRule PersistentVolumeClaimMounted => new("PersistentVolumeClaim", "persistentVolumeClaim", "claimName")
    {
        Title = "Workload mounts a PersistentVolumeClaim",
        Message = "{0} '{1}' mounts PersistentVolumeClaim '{2}'; check that the workload needs it",
        Why = """
            An attacker in a container can read everything that it mounts. The rule is an inventory for a review: it lists the workloads that mount a
            PersistentVolumeClaim of these manifests. Suppress it for a mount that is intended.
            """,
        Sources = "https://kubernetes.io/docs/concepts/storage/persistent-volumes/#claims-as-volumes",
    };

    [Rule("SEA8242", Category.Kubernetes, Severity.Warning, Mode.Preference, Since = "0.1", Aliases = "kubescape:C-0258")]
    public static MountedObjectRule ConfigMapMounted => new("ConfigMap", "configMap", "name")
    {
        Title = "Workload mounts a ConfigMap",
        Message = "{0} '{1}' mounts ConfigMap '{2}'; check that the workload needs it",
        Why = """
            An attacker in a container can read everything that it mounts. The rule is an inventory for a review: it lists the workloads that mount a
            ConfigMap of these manifests. Suppress it for a mount that is intended.
            """,
        Sources = "https://kubernetes.io/docs/concepts/configuration/configmap/",
    };
}
