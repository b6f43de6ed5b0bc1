using Seaworthy.Knowledge;
using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Network;

[Rule("SEA8013", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:invalid-target-ports")]
sealed class InvalidPortName : Rule<KubernetesObject>
{
    public override string Title => "Invalid port name or number";

    public override string Message => "'{0}' is not a valid {1}; {2}";

    public override string Why => """
        Kubernetes rejects the object, so the rollout fails. A port name has at most 15 lower-case letters, digits and single dashes, with at least
        one letter; a port number is between 1 and 65535. A number in quotes counts as a name.
        """;

    public override string Sources => """
        https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports
        https://www.rfc-editor.org/rfc/rfc6335
        """;

    const string Form = "use at most 15 lower-case letters, digits and single dashes, with at least one letter";

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var workload in item.Workloads)
        {
            foreach (var container in workload.Containers)
            {
                foreach (var port in container.Manifest!.Items("ports"))
                {
                    if (port.Text("name") is { Written: Written.Value, Value.Length: > 0 } name && !KubernetesNames.IsPortName(name.Value!))
                        report.At(name, name.Value!, "port name", Form);
                }
            }
        }
        if (!item.Is("Service"))
            return;
        foreach (var port in item.Root.Items("spec", "ports"))
        {
            if (port.Text("targetPort") is not { Written: Written.Value } target || target.Value is "" or "0")
                continue;
            // Kubernetes takes a number in quotes for a name, which lacks a letter.
            var isText = port.Value("targetPort") is YamlScalar { Style: not YamlStyle.Plain };
            var isNumber = long.TryParse(target.Value, System.Globalization.NumberStyles.AllowLeadingSign,
                System.Globalization.CultureInfo.InvariantCulture, out var number);
            if (isNumber && !isText)
            {
                if (number is < 1 or > 65535)
                    report.At(target, target.Value!, "port", "use a number between 1 and 65535");
            }
            else if (!KubernetesNames.IsPortName(target.Value!))
            {
                report.At(target, target.Value!, "port name", isNumber ? "remove the quotes, because a port number has none" : Form);
            }
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("ports: [{ name: [|HTTP_Port|], containerPort: 8080 }]")),
        Bad.Kubernetes(Service("""
            ports:
            - port: 80
              targetPort: [|80800|]
            - port: 81
              targetPort: [|my-very-long-name|]
            """)),
        Bad.Kubernetes(Service("""ports: [{ port: 80, targetPort: [|"8080"|] }]""")),
        Good.Kubernetes(Service("ports: [{ port: 80, targetPort: http-1 }, { port: 81, targetPort: 8080 }]")),
    ];
}
