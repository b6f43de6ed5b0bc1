namespace Seaworthy.Rules.Variables;

[Rule("SEA2123", Category.Identity, Severity.Warning, Mode.Recommended, Since = "0.1",
    Aliases = "kube-linter:duplicate-env-var kube-score:environment-variable-key-duplication kubescape:C-0295 sonar:S6907")]
sealed class DuplicateEnvironmentVariable : Rule<PodContainer>
{
    public override string Title => "Duplicate environment variable";

    public override string Message => "Variable {1} of container '{0}' is set again below, so this value is ignored; remove this entry";

    public override string Why => """
        If env contains the same name several times, Kubernetes uses the last entry. The earlier one looks effective, so a
        change to it has no result, and the container runs with a value that the author did not expect.
        """;

    public override string Sources => "https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-container";

    public override void Check(PodContainer container, Report report)
    {
        if (container.Manifest is not { } node || node.Value("env") is not YamlSequence list)
            return;
        var seen = new Dictionary<string, (YamlNode Item, Setting<string> Name)>();
        var index = 0;
        foreach (var variable in node.Items("env"))
        {
            while (index < list.Items.Count && list.Items[index].Resolve() != variable.Node)
                index++;
            if (index == list.Items.Count || variable.Text("name") is not { Written: Written.Value, IsKnown: true, Value: { } name } setting)
                return;
            if (seen.TryGetValue(name, out var earlier))
                Tell(container, list, earlier.Item, earlier.Name, report);
            seen[name] = (list.Items[index], setting);
        }
    }

    static void Tell(Container container, YamlSequence list, YamlNode item, Setting<string> name, Report report)
    {
        var finding = report.At(name, container.Name, name.Value!);
        if (name.Route is not null)
            finding.WithFix("Remove the ignored entry", f => f.Apply(YamlOperation.RemoveItem(list, item)), Safety.Safe);
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                env:
                - name: [|LEVEL|]
                  value: debug
                - name: HOST
                  value: db
                - name: LEVEL
                  value: info
            """)
            .Fixed("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers:
              - name: api
                image: acme/api:1.4.2
                env:
                - name: HOST
                  value: db
                - name: LEVEL
                  value: info
            """),
        Good.Kubernetes("""
            apiVersion: v1
            kind: Pod
            metadata: { name: web }
            spec:
              containers: [{ name: api, image: acme/api:1.4.2, env: [{ name: A, value: a }, { name: B, value: b }] }]
            """),
    ];
}
