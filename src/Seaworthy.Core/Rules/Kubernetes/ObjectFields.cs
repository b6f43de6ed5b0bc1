using static Seaworthy.Rules.Frames;

namespace Seaworthy.Rules.Kubernetes;

/// <summary>Fields of objects of different kinds.</summary>
static class ObjectFields
{
    [Rule("SEA8020", Category.Kubernetes, Severity.Warning, Mode.Recommended, Since = "0.1",
        Aliases = "kube-score:statefulset-has-servicename kics:statefulset_without_service_name")]
    public static FieldRule NoServiceName => new(static item =>
        item.Is("StatefulSet") && !item.IsPatch && item.Root.Text("spec", "serviceName") is var name && (name.IsUnset || name.IsExplicitly(""))
            ? name : null)
    {
        Title = "StatefulSet names no Service",
        Message = "StatefulSet '{1}' names no Service, so its pods have no names of their own; set {2} to a headless Service",
        Why =
            "The pods of a StatefulSet get stable names in DNS from the headless Service that it names. Without one nobody reaches a certain pod by name, " +
            "which is what a StatefulSet is for.",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(StatefulSet("", name: "[|web|]")),
            Good.Kubernetes(StatefulSet()),
        ],
    };

    [Rule("SEA8061", Category.Kubernetes, Severity.Warning, Mode.All, Since = "0.1", Aliases = "kube-linter:scc-deny-privileged-container")]
    public static FieldRule PrivilegedConstraint => new(static item =>
        item.Kind == "SecurityContextConstraints" && item.Root.Bool("allowPrivilegedContainer") is var flag && flag.IsExplicitly(true)
            ? flag : null)
    {
        Title = "Security context constraint allows privileged containers",
        Message = "Constraint '{1}' lets pods be privileged; set {2} to false",
        Why = "Whoever may use the constraint on OpenShift may take over the node.",
        Repair = "Forbid it",
        RepairedValue = "false",
        MoreExamples = static () =>
        [
            Bad.Kubernetes(
                Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: [|true|]"))
                .Fixed(
                    Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: false")),
            Good.Kubernetes(
                Manifest("security.openshift.io/v1", "SecurityContextConstraints", name: "builders", fields: "allowPrivilegedContainer: false")),
        ],
    };
}
