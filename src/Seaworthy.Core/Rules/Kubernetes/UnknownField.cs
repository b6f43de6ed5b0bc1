using static Seaworthy.Rules.Frames;
namespace Seaworthy.Rules.Kubernetes;

[Rule("SEA8001", Category.Kubernetes, Severity.Error, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:schema-validation")]
sealed class UnknownField : Rule<KubernetesObject>
{
    public override string Title => "Field is not known";

    public override string Message => "Kubernetes does not know the field '{0}' {1}; {2}";

    public override string Why => """
        kubectl refuses an object with a field that does not exist; other ways into the cluster drop the field and say nothing. A protection that is misspelt, or stands one level too high, is then no protection.
        """;

    public override string? Differences => """
        The table holds the fields of all releases that are still in use, alpha fields included, for the kinds that people write most; other kinds and custom resources are passed over.
        """;

    public override void Check(KubernetesObject item, Report report)
    {
        foreach (var problem in item.SchemaProblems)
        {
            if (problem.Fault != SchemaFault.UnknownField || problem.Entry.KeyText is not { } key)
                continue;
            var hint = FieldSuggestion.For(problem.Path, key);
            var location = problem.Path.ToString();
            var finding = report.At(problem.Entry.Key, key, location.Length == 0 ? "of " + item.Kind : "of " + location, hint.Advice);
            // What a kustomization put together is edited where it was written.
            if (problem.Path.Mapping.Written is not { } mapping)
                continue;
            if (hint.Spelling is { } spelling && mapping.FindOwn(spelling) is null)
                finding.WithFix("Write '" + spelling + "'", f => f.Apply(YamlOperation.Rename(problem.Entry.Owner, key, spelling)), Safety.Review);
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
            """).Because("the kinds of others have fields of their own"),
        Good.Kubernetes(PodSpec("$patch: merge", metadata: "annotations: { any.example.com/key: value }")).Because("a patch may have directives"),
    ];
}
