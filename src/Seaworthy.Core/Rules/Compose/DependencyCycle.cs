using Seaworthy.Binding.Compose;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Compose;

[Rule("SEA7005", Category.Compose, Severity.Error, Mode.Minimum, Since = "0.1")]
sealed class DependencyCycle : Rule<ComposeFile>
{
    public override string Title => "Dependency cycle between services";

    public override string Message => "Service '{0}' depends on itself: {1}; remove one of these services from depends_on";

    public override string Why => """
        Compose rejects the whole file, so none of its services starts. Every service of the cycle waits for another one, so none of them can start
        first. Remove the dependency that is not needed at startup, and let that service retry its connections instead.
        """;

    public override string Sources => """
        https://docs.docker.com/reference/compose-file/services/#depends_on
        https://docs.docker.com/compose/how-tos/startup-order/
        """;

    public override void Check(ComposeFile compose, Report report)
    {
        Dictionary<string, ComposeService>? waiting = null;
        foreach (var service in compose.Services)
        {
            if (service.Node.Get("depends_on") is not null)
                (waiting ??= new Dictionary<string, ComposeService>(System.StringComparer.Ordinal))[service.Name] = service;
        }
        if (waiting is null)
            return;
        // Depth-first search: a service that is met again on the current path closes a cycle; one without further dependencies is done.
        var done = new HashSet<string>(System.StringComparer.Ordinal);
        foreach (var start in compose.Services)
        {
            if (waiting.ContainsKey(start.Name) && !done.Contains(start.Name) && Walk(start, waiting, done) is { } circle)
            {
                report.At(circle.Name, circle.Path[0], string.Join(" → ", circle.Path));
                return;
            }
        }
    }

    static (YamlScalar Name, List<string> Path)? Walk(ComposeService start, Dictionary<string, ComposeService> waiting, HashSet<string> done)
    {
        var path = new List<(string Name, IEnumerator<YamlScalar> Next)>();
        var onPath = new HashSet<string>(System.StringComparer.Ordinal);
        path.Add((start.Name, ComposeNodes.Names(start.Node.Get("depends_on")).GetEnumerator()));
        onPath.Add(start.Name);
        while (path.Count > 0)
        {
            var (name, next) = path[path.Count - 1];
            if (!next.MoveNext())
            {
                done.Add(name);
                onPath.Remove(name);
                path.RemoveAt(path.Count - 1);
            }
            else if (onPath.Contains(next.Current.Value))
            {
                var names = path.ConvertAll(static step => step.Name);
                names.RemoveRange(0, names.IndexOf(next.Current.Value));
                names.Add(next.Current.Value);
                return (next.Current, names);
            }
            else if (waiting.TryGetValue(next.Current.Value, out var service) && !done.Contains(service.Name))
            {
                path.Add((service.Name, ComposeNodes.Names(service.Node.Get("depends_on")).GetEnumerator()));
                onPath.Add(service.Name);
            }
        }
        return null;
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Compose(
            ApiService("depends_on: [db]", others: "db: { image: postgres:17.2, depends_on: { [|api|]: { condition: service_started } } }")),
        Bad.Compose(ApiService("""
            depends_on:
              - [|api|]
            """)),
        Good.Compose(ApiService("depends_on: [db, cache]", others: """
            cache: { image: redis:8.0, depends_on: [db] }
            db: { image: postgres:17.2 }
            """)),
    ];
}
