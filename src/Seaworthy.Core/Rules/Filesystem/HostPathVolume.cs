using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3005", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "trivy:KSV-0023 polaris:hostPathSet kics:non_kube_system_pod_with_host_mount kubescape:C-0048 pss:hostPathVolumes cis-kubernetes:5.2.12")]
public sealed class HostPathVolume : Rule<Mount>
{
    public override string Title => "Host directory is mounted into a pod";

    public override string Message => "Container '{0}' mounts {1} of its node; use a volume of the cluster";

    public override string Why => """
        A pod with a folder of its node is tied to that node, leaves its data behind when it moves, and shares the folder with every other pod that names it.
        """;

    public override void Check(Mount mount, Report report)
    {
        if (mount.Container.Dialect == Dialect.Kubernetes && mount is { Kind: MountKind.Host, Source: { } source })
            report.At(mount.Span, mount.Container.Name, source);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              volumes:
              - name: data
                hostPath:
                  path: [|/srv/data|]
              containers:
              - name: api
                image: acme/api:1.4.2
                volumeMounts:
                - name: data
                  mountPath: /data
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata:
              name: web
            spec:
              volumes:
              - name: data
                persistentVolumeClaim:
                  claimName: data
              containers:
              - name: api
                image: acme/api:1.4.2
                volumeMounts:
                - name: data
                  mountPath: /data
            """),
    ];
}
