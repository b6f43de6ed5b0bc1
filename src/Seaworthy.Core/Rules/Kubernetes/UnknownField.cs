using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8001", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class UnknownField : Rule<KubernetesObject>
{
    public override string Title => "Unknown field";

    public override string Message => "Field '{0}' does not exist in {1}; {2}";

    public override string Why => """
        kubectl rejects an object with an unknown field; other clients drop the field silently. A security setting that is misspelled or one level too
        high then has no effect, although the manifest looks hardened.
        """;

    public override string Sources => "https://kubernetes.io/docs/reference/using-api/api-concepts/";

    public override string? Differences => """
        The table contains the fields of all supported releases, alpha fields included, for the most common kinds. Other kinds and custom resources
        are not checked.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault != SchemaFault.UnknownField || problem.Entry.KeyText is not { } key)
                continue;
            var hint = FieldSuggestion.For(problem.Path, key);
            var location = problem.Path.ToString();
            var finding = report.At(problem.Entry.Key, key, location.Length == 0 ? item.Kind : location, hint.Advice);
            // A field that a kustomization merged is edited in the file that contains it.
            if (problem.Path.Mapping.Written is not { } mapping)
                continue;
            if (hint.Spelling is { } spelling && mapping.FindOwn(spelling) is null)
                finding.WithFix("Use '" + spelling + "'", f => f.Apply(YamlOperation.Rename(problem.Entry.Owner, key, spelling)), Safety.Review);
            else if (hint.Below is { } below && problem.Value is YamlScalar
            {
                IsNull: false, Anchor: null,
                Style: not (YamlStyle.Literal or YamlStyle.Folded)
            } value)
                finding.WithFix("Move it to " + string.Join(".", below), f => f.Apply(YamlOperation.Remove(mapping, key))
                    .Apply(YamlOperation.Set(mapping, below, value.Source.ToString(value.Span))), Safety.Review);
        }
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes(Deployment("securityContext: { [|readOnlyRootFileSystem|]: true }"))
            .Fixed(Deployment("securityContext: { readOnlyRootFilesystem: true }")),
        Bad.Kubernetes(Deployment("""
            [|runAsNonRoot|]: true
            securityContext:
              readOnlyRootFilesystem: true
            """))
            .Fixed(Deployment("""
            securityContext:
              readOnlyRootFilesystem: true
              runAsNonRoot: true
            """)),
        Bad.Kubernetes(Deployment(pod: "securityContext: { runAsNonRoot: true, [|allowPrivilegeEscalation|]: false }")),
        Bad.Kubernetes(DeploymentSpec("[|hostNetwork|]: false")).Fixed(Deployment(end: "hostNetwork: false")),
        Bad.Kubernetes(Deployment("""
            livenessProbe: { httpGet: { port: 8080, [|pathPrefix|]: /healthz } }
            [|colour|]: blue
            """)),
        Good.Kubernetes(Deployment("securityContext: { readOnlyRootFilesystem: true }")),
        Good.Kubernetes("""
            apiVersion: example.com/v1
            kind: Deployment
            spec:
              colour: blue
            """).Because("custom resources define their own fields"),
        Good.Kubernetes(PodSpec("$patch: merge", metadata: "annotations: { any.example.com/key: value }")).Because("a patch can contain directives"),
    ];
}
