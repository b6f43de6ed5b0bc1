using System.Collections.Generic;
using Seaworthy.Engine;
using Seaworthy.Model;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3032", Category.Filesystem, Severity.Warning, Mode.Preference, Since = "0.1",
    Related = "kics:shared_volumes_between_containers")]
public sealed class SharedVolume : Rule<ComposeFile>
{
    public override string Title => "Volume is shared by several services";

    public override string Message => "Volume '{1}' is mounted by '{0}' and by '{2}'; give each service its own";

    public override string Why => """
        What one service writes into a shared volume, the other one reads: an intruder in the weaker of them reaches the other. Some applications are built that
        way on purpose.
        """;

    public override string? Differences => """
        One peer reports each named volume, shared or not. Here a volume is shared when two services write to it.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Dictionary<string, string>? users = null;
        foreach (var service in compose.Services)
        {
            foreach (var mount in service.Container.Mounts)
            {
                if (mount is not { Kind: MountKind.Volume or MountKind.Host, Source: { Length: > 0 } source } || mount.IsReadOnly == true)
                    continue;
                users ??= new Dictionary<string, string>(System.StringComparer.Ordinal);
                if (!users.TryGetValue(source, out var first))
                    users.Add(source, service.Name);
                else if (first != service.Name)
                    report.At(new Place(mount.File.Source, mount.Span), service.Name, source, first);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - data:/data
              web:
                image: acme/web:1.4.2
                volumes:
                  - [|data:/srv|]
            volumes:
              data:
            """),
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - ./data:/data
              web:
                image: acme/web:1.4.2
                volumes:
                  - [|./data:/data|]
            """),
        Good.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - data:/data
                  - data:/more
              web:
                image: acme/web:1.4.2
                volumes:
                  - ./config:/config:ro
              db:
                image: postgres:17.2
                volumes:
                  - ./config:/config:ro
            volumes:
              data:
            """).Because("one service uses the volume, and a read-only mount passes nothing on"),
    ];
}
