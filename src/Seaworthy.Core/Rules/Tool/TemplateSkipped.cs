namespace Seaworthy.Rules.Tool;

[Rule("SEA0004", Category.Tool, Severity.Hidden, Mode.Minimum, Since = "0.1")]
[In(Dialect.Compose, Dialect.Kubernetes)]
sealed class TemplateSkipped : Rule<ParsedFile>
{
    public override string Title => "Template not linted";

    public override string Message => "The file is a template, which is valid YAML only after it is rendered; run the check on the rendered output";

    public override string Why => """
        Templates of Helm, Jinja and similar tools cannot be parsed as YAML and are skipped, so faults in them are not found. This note is shown
        only in editors and in SARIF. Render the template, for example with `helm template`, and check the result.
        """;

    public override string Sources => "https://helm.sh/docs/helm/helm_template/";

    public override void Check(ParsedFile subject, Report report)
    {
        if (subject.Parsed.Yaml is { IsTemplate: true })
            report.At(new TextSpan(0, 0));
    }

    public override IEnumerable<Example> Examples =>
    [
        Bad.Kubernetes("[||]{{- if .Values.enabled }}\napiVersion: v1\nkind: Pod\n{{- end }}\n"),
        Bad.Compose("[||]services:\n{% for name in names %}\n  {{ name }}:\n    image: acme/api:1\n{% endfor %}\n"),
        Good.Kubernetes("apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: alerts\ndata:\n  text: \"{{ $labels.pod }} is down\"\n")
            .Because("the braces are in a quoted value"),
        Good.Compose("services:\n  api:\n    image: ${IMAGE}\n"),
    ];
}
