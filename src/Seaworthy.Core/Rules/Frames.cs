namespace Seaworthy.Rules;

/// <summary>
/// The manifests and Dockerfiles around the few lines that an example is about. An argument can contain marks and several lines, and has no
/// indentation; the defaults are harmless.
/// </summary>
static class Frames
{
    /// <summary>A field of pods that spreads them across nodes.</summary>
    public const string SpreadAcrossNodes =
        "topologySpreadConstraints: [{ maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway, " +
        "labelSelector: { matchLabels: { app: web } } }]";

    const string Image = "acme/api:1.4.2";

    const string ServicePorts = """
        selector:
          app: web
        ports:
        - port: 80
        """;

    const string IngressWithTls = """
        tls:
        - hosts: [web.example.com]
          secretName: web-tls
        rules:
        - host: web.example.com
          http:
            paths:
            - path: /
              pathType: Prefix
              backend:
                service:
                  name: web
                  port: { number: 80 }
        """;

    const string PeersOfWeb = """
        podSelector:
          matchLabels: { app: web }
        ingress:
        - from:
          - podSelector:
              matchLabels: { app: web }
        """;

    /// <summary>An object of any kind.</summary>
    /// <param name="apiVersion">The group and version.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="spec">The fields of <c>spec</c>; without any there is no such field.</param>
    /// <param name="name">The name of the object.</param>
    /// <param name="metadata">The fields of <c>metadata</c> after the name.</param>
    /// <param name="fields">The fields beside <c>spec</c>, or instead of it.</param>
    public static string Manifest(string apiVersion, string kind, string spec = "", string name = "web", string metadata = "", string fields = "") =>
        $"apiVersion: {apiVersion}\nkind: {kind}\nmetadata:\n  name: {name}" + Below(2, metadata) + (spec.Length == 0 ? "" : "\nspec:" + Below(2, spec)) +
        Below(0, fields);

    /// <summary>A pod with one container, whose fields after the image are given.</summary>
    /// <param name="container">The fields of the container.</param>
    /// <param name="name">The name of the container.</param>
    /// <param name="image">Its image.</param>
    /// <param name="spec">The fields of the pod before <c>containers</c>.</param>
    /// <param name="end">Those after it, where fixes add fields.</param>
    /// <param name="metadata">The fields of <c>metadata</c> after the name.</param>
    public static string Pod(
        string container = "", string name = "api", string image = Image, string spec = "", string end = "", string metadata = "") =>
        Manifest("v1", "Pod", SpecOf(spec, container, name, image, end), metadata: metadata);

    /// <summary>A pod with one container; the fields before <c>containers</c> are given.</summary>
    public static string PodSpec(string spec = "", string name = "web", string end = "", string metadata = "") =>
        Manifest("v1", "Pod", SpecOf(spec, end: end), name, metadata);

    /// <summary>A Deployment with one container, whose fields after the image are given.</summary>
    /// <param name="container">The fields of the container.</param>
    /// <param name="name">The name of the container.</param>
    /// <param name="image">Its image.</param>
    /// <param name="spec">The fields of the Deployment before <c>selector</c>.</param>
    /// <param name="pod">The fields of the pod before <c>containers</c>.</param>
    /// <param name="end">Those after it, where fixes add fields.</param>
    /// <param name="metadata">The fields of <c>metadata</c> after the name.</param>
    public static string Deployment(
        string container = "", string name = "api", string image = Image, string spec = "", string pod = "", string end = "", string metadata = "") =>
        Manifest("apps/v1", "Deployment", WorkloadOf(spec, SpecOf(pod, container, name, image, end)), metadata: metadata);

    /// <summary>A Deployment; its fields before <c>selector</c> are given.</summary>
    public static string DeploymentSpec(string spec = "", string name = "web", string pod = "", string end = "", string metadata = "") =>
        Manifest("apps/v1", "Deployment", WorkloadOf(spec, SpecOf(pod, end: end)), name, metadata);

    public static string StatefulSet(
        string spec = "serviceName: web", string name = "web", string pod = "", string end = "", string metadata = "") =>
        Manifest("apps/v1", "StatefulSet", WorkloadOf(spec, SpecOf(pod, end: end)), name, metadata);

    public static string Job(string spec = "", string name = "once", string pod = "restartPolicy: Never") =>
        Manifest("batch/v1", "Job", JobOf(spec, pod), name);

    /// <summary>A CronJob; its fields before <c>jobTemplate</c> are given, those of its job before <c>template</c>, and those of its pod.</summary>
    public static string CronJob(string spec = "", string name = "nightly", string job = "", string pod = "restartPolicy: Never") =>
        Manifest("batch/v1", "CronJob", Lines("schedule: \"0 3 * * *\"", spec) + "\njobTemplate:\n  spec:" + Below(4, JobOf(job, pod)), name);

    public static string Service(string spec = ServicePorts, string name = "web", string metadata = "") =>
        Manifest("v1", "Service", spec, name, metadata);

    public static string Ingress(string spec = IngressWithTls, string name = "web", string metadata = "") =>
        Manifest("networking.k8s.io/v1", "Ingress", spec, name, metadata);

    public static string NetworkPolicy(string spec = PeersOfWeb, string name = "web", string metadata = "") =>
        Manifest("networking.k8s.io/v1", "NetworkPolicy", spec, name, metadata);

    /// <summary>A PodDisruptionBudget of the pods of the other frames; the fields before <c>selector</c> are given.</summary>
    public static string DisruptionBudget(string spec = "maxUnavailable: 1", string name = "web") =>
        Manifest("policy/v1", "PodDisruptionBudget", Lines(spec, "selector:\n  matchLabels:\n    app: web"), name);

    /// <summary>A HorizontalPodAutoscaler of the Deployment; the fields before <c>scaleTargetRef</c> are given.</summary>
    public static string Autoscaler(string spec = "minReplicas: 2\nmaxReplicas: 5", string name = "web") =>
        Manifest(
            "autoscaling/v2", "HorizontalPodAutoscaler", Lines(spec, "scaleTargetRef:\n  apiVersion: apps/v1\n  kind: Deployment\n  name: web"), name);

    /// <summary>A compose file with the service <c>api</c>, whose fields after the image are given, and with other services below it.</summary>
    public static string ApiService(string fields = "", string name = "api", string image = Image, string others = "") =>
        $"services:\n  {name}:\n    image: {image}" + Below(4, fields) + Below(2, others);

    /// <summary>A compose file with any services.</summary>
    public static string Services(string services) => "services:" + Below(2, services);

    /// <summary>A Dockerfile with one stage; each argument is one instruction or several lines of a raw string.</summary>
    public static string From(string image, params string[] instructions) => $"FROM {image}\n" + string.Join("\n", instructions);

    public static string Debian(params string[] instructions) => From("debian:12", instructions);

    static string SpecOf(string fields, string container = "", string name = "api", string image = Image, string end = "") =>
        Lines(fields, $"containers:\n- name: {name}\n  image: {image}" + Below(2, container)) + Below(0, end);

    static string WorkloadOf(string fields, string pod) =>
        Lines(fields, "selector:\n  matchLabels:\n    app: web\ntemplate:\n  metadata:\n    labels:\n      app: web\n  spec:" + Below(4, pod));

    static string JobOf(string fields, string pod) =>
        Lines(fields, "template:\n  spec:" + Below(4, SpecOf(pod, "", "report", "acme/report:1.4.2")));

    static string Lines(string first, string second) =>
        first.Length == 0 ? second : second.Length == 0 ? first : first + "\n" + second;

    static string Below(int depth, string fields)
    {
        if (fields.Length == 0)
            return "";
        var indent = "\n" + new string(' ', depth);
        return indent + fields.Replace("\n", indent);
    }
}
