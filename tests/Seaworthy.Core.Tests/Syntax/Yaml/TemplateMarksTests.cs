using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;
using Xunit;

namespace Seaworthy.Core.Tests.Syntax.Yaml;

/// <summary>A file is a template only if a directive is outside of its scalars, or is what does not parse.</summary>
public sealed class TemplateMarksTests
{
    [Theory]
    [InlineData("{{- if .Values.on }}\napiVersion: v1\n{{- end }}\n")]
    [InlineData("kind: Pod\nmetadata:\n  name: {{ .Release.Name }}-web\n")]
    [InlineData("a: 1\n  {%- if x %}\nb: 2\n  {%- endif %}\n")]
    [InlineData("<% if x %>\na: 1\n<% end %>\n")]
    [InlineData("a:\n{{ toYaml .Values.a | indent 2 }}\n")]
    [InlineData("a: @{x}\n")]
    public void Directives_outside_of_scalars_make_a_template(string text) => Assert.True(YamlSyntax.Parse(new SourceText("a.yaml", text)).IsTemplate);

    [Theory]
    [InlineData("a: |\n  {{- with secret \"pki\" -}}\n  {{ .Data }}\n  {{- end -}}\nb: 1\n")]
    [InlineData("a: >-\n  {% if x %}\n  text\nb: 1\n")]
    [InlineData("a: '\n  {{ .Name }}\n  '\nb: 1\n")]
    [InlineData("a: \"{{.Name}}\"\n b: 1\nc: [\n")]
    [InlineData("# {{ name }}\na: 1\n b: 2\n")]
    [InlineData("a: 1 # {{ name }}\n b: 2\n")]
    [InlineData("a: |\n  {{ x }}\n b: [\n")]
    public void Directives_inside_of_scalars_and_comments_do_not(string text) => Assert.False(YamlSyntax.Parse(new SourceText("a.yaml", text)).IsTemplate);
}
