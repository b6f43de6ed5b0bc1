using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5080", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:pod-probes-identical")]
sealed class IdenticalProbes : Rule<PodContainer>
{
    public override string Title => "Liveness and readiness probes are the same";

    public override string Message => "The liveness probe of '{0}' asks what its readiness probe asks: whoever is busy is killed";

    public override string Why => """
        A container that cannot answer for a while should get no requests, which is what readiness decides. When liveness asks the same, it is killed in just that moment, and its load falls on the others.
        """;

    public override string? Differences => """
        A liveness probe that fails later than the readiness probe, as Kubernetes advises for one that asks the same, is no finding here.
        """;

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node || node.Child("livenessProbe") is not { } liveness || node.Child("readinessProbe") is not { } readiness)
            return;
        if (SameRequest(liveness, readiness) || SameSocket(liveness, readiness)
            || SameCommand(liveness.List("exec", "command"), readiness.List("exec", "command")))
        {
            if (!MayFailLater(liveness, readiness))
                report.At(liveness.Node, container.Name);
        }
    }

    // More failures, and more time, are needed to be killed than to get no requests; also where that is unknown.
    static bool MayFailLater(ManifestNode liveness, ManifestNode readiness)
    {
        var (live, ready) = (Number(liveness, "failureThreshold", 3), Number(readiness, "failureThreshold", 3));
        return !(live <= ready || live * Number(liveness, "periodSeconds", 10) <= ready * Number(readiness, "periodSeconds", 10));
    }

    static double? Number(ManifestNode probe, string key, long fallback) => probe.Integer(key) is var number && number.IsUnset ? fallback : number.IsKnown
        ? number.Value : null;

    static bool SameRequest(ManifestNode a, ManifestNode b) =>
        a.Child("httpGet") is { } x && b.Child("httpGet") is { } y && Same(x.Text("port"), y.Text("port")) && Same(x.Text("path"), y.Text("path"));

    static bool SameSocket(ManifestNode a, ManifestNode b) => Same(a.Text("tcpSocket", "port"), b.Text("tcpSocket", "port"), isNeeded: true)
        || Same(a.Text("grpc", "port"), b.Text("grpc", "port"), isNeeded: true) &&
        Same(a.Text("grpc", "service"), b.Text("grpc", "service"));

    static bool SameCommand(ListSetting a, ListSetting b)
    {
        if (!a.IsKnown || !b.IsKnown || a.Items.Count == 0 || a.Items.Count != b.Items.Count)
            return false;
        for (var i = 0; i < a.Items.Count; i++)
        {
            if (a.Items[i].Text != b.Items[i].Text)
                return false;
        }
        return true;
    }

    static bool Same(Setting<string> a, Setting<string> b, bool isNeeded = false) => a.IsUnset && b.IsUnset ? !isNeeded : a.IsKnown && b.IsKnown
        && a.Value == b.Value;

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("""
            livenessProbe:
              [|tcpSocket:
                port: 8080|]
            readinessProbe:
              tcpSocket:
                port: 8080
            """)),
        Bad.Kubernetes(Deployment("""
            livenessProbe: [|{ exec: { command: [cat, /tmp/ok] } }|]
            readinessProbe: { exec: { command: [cat, /tmp/ok] }, periodSeconds: 2 }
            """)),
        Good.Kubernetes(Deployment("""
            livenessProbe: { httpGet: { path: /alive, port: 8080 } }
            readinessProbe: { httpGet: { path: /ready, port: 8080 } }
            """)),
        Good.Kubernetes(Deployment("readinessProbe: { httpGet: { path: /ready, port: 8080 } }")).Because("readiness alone is often enough"),
        Good.Kubernetes(Deployment("""
            livenessProbe: { httpGet: { path: /health, port: 8080 }, failureThreshold: 6 }
            readinessProbe: { httpGet: { path: /health, port: 8080 } }
            """)).Because("it gets no requests for half a minute before it is killed"),
    ];
}
