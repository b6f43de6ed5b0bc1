using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Filesystem;

[Rule("SEA3032", Category.Filesystem, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kics:shared_volumes_between_containers")]
sealed class SharedVolume : Rule<ComposeFile>
{
    public override string Title => "Shared volume";

    public override string Message => "Services '{0}' and '{2}' share volume '{1}'; use a separate volume for each service";

    public override string Why => """
        A service reads what another one writes into a shared volume, so an attacker in the weaker service can reach the other. Some applications exchange
        files this way on purpose; mount the volume read-only where that is enough.
        """;

    public override string Sources => "https://docs.docker.com/reference/compose-file/services/#volumes";

    public override string? Differences => """
        KICS reports each named volume, shared or not. Here a volume is shared if two services mount it and at least one of them can write to it.
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Dictionary<string, Use>? uses = null;
        foreach (var service in compose.Services)
        {
            foreach (var mount in service.Container.Mounts)
            {
                if (mount is not { Kind: MountKind.Volume or MountKind.Host, Source: { Length: > 0 } source } || HostPaths.IsHarmless(source))
                    continue;
                uses ??= new Dictionary<string, Use>(System.StringComparer.Ordinal);
                if (!uses.TryGetValue(source, out var use))
                    uses.Add(source, use = new Use(service, mount));
                else if (use.First != service)
                    use.Others.Add((service, mount));
                use.IsWritten |= mount.IsReadOnly != true;
            }
        }
        if (uses is null)
            return;
        foreach (var use in uses)
        {
            if (use.Value.IsWritten)
                Say(use.Key, use.Value, report);
        }
    }

    static void Say(string source, Use use, Report report)
    {
        if (use.Others.Count == 0)
            return;
        report.At(PlaceOf(use.FirstMount), use.First.Name, source, use.Others[0].Service.Name);
        foreach (var (service, mount) in use.Others)
            report.At(PlaceOf(mount), service.Name, source, use.First.Name);
    }

    static Location PlaceOf(Mount mount) => new(mount.File.Source, mount.Span);

    sealed class Use(ComposeService first, Mount mount)
    {
        public ComposeService First { get; } = first;

        public Mount FirstMount { get; } = mount;

        public List<(ComposeService Service, Mount Mount)> Others { get; } = [];

        public bool IsWritten { get; set; }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose("""
            services:
              api:
                image: acme/api:1.4.2
                volumes:
                  - [|data:/data|]
              web:
                image: acme/web:1.4.2
                volumes:
                  - [|data:/srv|]
            volumes:
              data:
            """),
        Bad.Compose(ApiService("""
            volumes:
              - [|./data:/data|]
            """, others: """
            web:
              image: acme/web:1.4.2
              volumes:
                - [|./data:/data|]
            """)),
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
            """).Because("one service uses the volume, and read-only mounts cannot exchange data"),
    ];
}
