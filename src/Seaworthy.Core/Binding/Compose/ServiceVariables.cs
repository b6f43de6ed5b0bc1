using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>
/// <c>environment</c> and <c>build.args</c>, each a mapping or a list of <c>NAME=value</c>. A value that another file overrides is listed too: it stands in the
/// file all the same.
/// </summary>
static class ServiceVariables
{
    public static List<Variable> Read(ComposeService service, YamlSubject subject)
    {
        var variables = new List<Variable>();
        if (subject.Node is MergedMapping merged)
        {
            foreach (var layer in merged.Layers)
                Add(service, subject with { Node = layer }, variables);
        }
        else
        {
            Add(service, subject, variables);
        }
        return variables;
    }

    static void Add(ComposeService service, YamlSubject subject, List<Variable> variables)
    {
        Add(service, subject, ["environment"], VariableKind.Environment, variables);
        Add(service, subject, ["build", "args"], VariableKind.BuildArgument, variables);
    }

    static void Add(ComposeService service, YamlSubject subject, string[] path, VariableKind kind, List<Variable> variables)
    {
        switch (YamlField.Find(subject, path).Value)
        {
            case YamlMapping mapping:
                AddMapping(service, subject, mapping, kind, variables, 0);
                break;
            case YamlSequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (item.Resolve() is YamlScalar scalar)
                        AddPair(service, subject, scalar, kind, variables);
                }
                break;
        }
    }

    static void AddMapping(ComposeService service, YamlSubject subject, YamlMapping mapping, VariableKind kind, List<Variable> variables, int depth)
    {
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } name)
                continue;
            if (name == "<<")
            {
                if (depth < 8 && entry.Value.Resolve() is YamlMapping merged)
                    AddMapping(service, subject, merged, kind, variables, depth + 1);
                continue;
            }
            var scalar = entry.Value.Resolve() as YamlScalar;
            var text = scalar is null or { IsNull: true } ? null : subject.Values.Expand(scalar);
            variables.Add(new Variable(subject.FileOf(entry.Key), Dialect.Compose, kind, service.SubjectPath, name, entry.KeySpan)
            {
                Value = text?.Text,
                ValueSpan = scalar is null || text is null ? entry.KeySpan : ValueReader.SpanOf(scalar, text),
                Span = TextSpan.FromBounds(entry.KeySpan.Start, entry.Value.Span.End > entry.KeySpan.End ? entry.Value.Span.End : entry.KeySpan.End),
            });
        }
    }

    static void AddPair(ComposeService service, YamlSubject subject, YamlScalar scalar, VariableKind kind, List<Variable> variables)
    {
        var raw = scalar.Content;
        var equals = raw.Text.IndexOf('=');
        var nameLength = equals < 0 ? raw.Length : equals;
        var nameSpan = raw.ToSource(new TextSpan(0, nameLength));
        var expanded = equals < 0 ? null : subject.Values.Expand(scalar);
        var split = expanded is null ? -1 : expanded.Text.IndexOf('=');
        var value = expanded is null || split < 0 ? null : expanded.Slice(TextSpan.FromBounds(split + 1, expanded.Length));
        variables.Add(new Variable(subject.FileOf(scalar), Dialect.Compose, kind, service.SubjectPath, raw.Text.Substring(0, nameLength), nameSpan)
        {
            Value = value?.Text,
            ValueSpan = value is { Length: > 0 } ? value.SourceSpan : nameSpan,
            Span = scalar.Span,
        });
    }
}
