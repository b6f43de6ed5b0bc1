namespace Seaworthy.Rules.Tool;

[Rule("SEA0004", Category.Tool, Severity.Hidden, Mode.Minimum, Since = "0.1")]
[In(Dialect.Compose, Dialect.Kubernetes)]
sealed class TemplateSkipped : Rule<ParsedFile>
{
    public override string Title => "Template is not linted";

    public override string Message => "The file is a template, which is no YAML before something fills it in; lint what comes out of it";

    public override string Why => """
        Templates of Helm, Jinja and their like are passed over without a word in the build. This note, which editors and SARIF alone show, says so.
        """;

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
