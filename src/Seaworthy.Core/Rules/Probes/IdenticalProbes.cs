using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Probes;

[Rule("SEA5080", Category.Resources, Severity.Warning, Mode.All, Since = "0.1",
    Aliases = "kube-score:pod-probes-identical")]
sealed class IdenticalProbes : Rule<PodContainer>
{
    public override string Title => "Identical liveness and readiness probes";

    public override string Message =>
        "Liveness and readiness probes of '{0}' are identical, so a busy container is restarted; use a cheaper liveness probe";

    public override string Why => """
        A container that cannot answer for a while should receive no requests, which the readiness probe ensures. If the liveness probe checks the
        same, the container is restarted at that moment and its load moves to the other pods, which can fail in turn.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/";

    public override string? Differences => """
        A liveness probe with a higher failureThreshold than the readiness probe, as Kubernetes recommends for a shared endpoint, is not reported.
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

    // A restart needs more failures and more time than the end of requests; also true if that is unknown.
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
        Good.Kubernetes(Deployment("readinessProbe: { httpGet: { path: /ready, port: 8080 } }")).Because("a readiness probe is often enough"),
        Good.Kubernetes(Deployment("""
            livenessProbe: { httpGet: { path: /health, port: 8080 }, failureThreshold: 6 }
            readinessProbe: { httpGet: { path: /health, port: 8080 } }
            """)).Because("it receives no requests for 30 seconds before it is restarted"),
    ];
}
