using Seaworthy.Knowledge.Schema;
using Seaworthy.Model.Yaml;

namespace Seaworthy.Model;

/// <summary>Compares an object with the schema of its kind: fields that nobody knows, and values that are something else than the field wants.</summary>
static class SchemaCheck
{
    const int Deepest = 64;

    // Whoever has a hundred such faults in one object has one fault: another kind was meant.
    const int MostReported = 100;

    /// <summary>The differences in the order of the file; none where the kind is not known.</summary>
    public static IReadOnlyList<SchemaProblem> Check(KubernetesObject item) => Check(item, item.ApiVersion);

    /// <summary>The object has no field that its kind lacks in another version.</summary>
    public static bool Fits(KubernetesObject item, string apiVersion) => Check(item, apiVersion).Count <= item.SchemaProblems.Count;

    static List<SchemaProblem> Check(KubernetesObject item, string apiVersion)
    {
        if (ManifestSchema.Find(apiVersion, item.Kind) is not { } type)
            return [];
        var problems = new List<SchemaProblem>();
        Object(item.Node, type, null, "", problems, 0);
        return problems;
    }

    static void Object(YamlMapping mapping, SchemaType type, SchemaPath? above, string name, List<SchemaProblem> problems, int depth)
    {
        if (depth > Deepest || problems.Count >= MostReported)
            return;
        var here = new SchemaPath(above, name, type, mapping);
        if (type.RequiredKey is { } required && mapping.Entries.Count > 0 && mapping.Find(required) is null && mapping.FindOwn("<<") is null)
            problems.Add(new SchemaProblem(SchemaFault.MissingField, here, mapping.Entries[0], mapping, null) { Missing = required });
        foreach (var entry in mapping.Entries)
        {
            if (entry.KeyText is not { } key)
                continue;
            if (type.Find(key) is { } field)
                Value(entry, entry.Value, field, here, key, problems, depth);
            else if (problems.Count < MostReported && IsName(key))
                problems.Add(new SchemaProblem(SchemaFault.UnknownField, here, entry, entry.Value, null));
        }
    }

    // A directive of a merge patch starts with a dollar sign; marks, and what is merged, are filled in by others.
    static bool IsName(string key) => key.Length > 0 && key[0] != '$' && key.IndexOf('{') < 0 && key.IndexOf('<') < 0;

    static void Value(YamlEntry entry, YamlNode value, SchemaField field, SchemaPath here, string name, List<SchemaProblem> problems, int depth)
    {
        // What an anchor brings is looked at where it stands.
        if (value is YamlAlias || value is YamlScalar { IsNull: true } || problems.Count >= MostReported || IsUnknown(value))
            return;
        if (field.IsList)
        {
            if (value is not YamlSequence list)
            {
                problems.Add(new SchemaProblem(SchemaFault.NoList, here, entry, value, field));
                return;
            }
            var inner = field.Form == FieldForm.Object ? name + "[]" : name;
            foreach (var child in list.Items)
                Value(entry, child, field.Item, here, inner, problems, depth + 1);
        }
        else if (field.IsMap)
        {
            if (value is not YamlMapping map)
            {
                problems.Add(new SchemaProblem(SchemaFault.NoMapping, here, entry, value, field));
                return;
            }
            foreach (var child in map.Entries)
            {
                if (child.KeyText is { } key && key != "<<" && !key.StartsWith("$", StringComparison.Ordinal))
                    Value(child, child.Value, field.Item, here, field.Form == FieldForm.Object ? name + "." + key : name, problems, depth + 1);
            }
        }
        else if (field.Form == FieldForm.Object)
        {
            if (value is YamlMapping mapping)
                Object(mapping, field.Type!, here, name, problems, depth + 1);
            else
                problems.Add(new SchemaProblem(SchemaFault.NoMapping, here, entry, value, field));
        }
        else if (Scalar(value, field.Form) is { } fault)
        {
            problems.Add(new SchemaProblem(fault, here, entry, value, field));
        }
    }

    static SchemaFault? Scalar(YamlNode value, FieldForm form)
    {
        if (form is FieldForm.Any or FieldForm.Time)
            return null;
        if (value is not YamlScalar scalar)
            return SchemaFault.NoScalar;
        if (scalar.Tag is not null)
            return null;
        var isPlain = scalar.Style == YamlStyle.Plain;
        switch (form)
        {
            case FieldForm.Text or FieldForm.Bytes:
                return isPlain && PlainScalars.IsNumberOrBool(scalar.Value) ? SchemaFault.Unquoted : null;
            case FieldForm.Bool:
                return isPlain && PlainScalars.IsBool(scalar.Value) || PlainScalars.IsMark(scalar.Value) ? null
                    : !isPlain && scalar.Value is "true" or "false" ? SchemaFault.Quoted : SchemaFault.NoBool;
            case FieldForm.Integer:
                return isPlain && PlainScalars.IsNumber(scalar.Value) || PlainScalars.IsMark(scalar.Value) ? null
                    : !isPlain && PlainScalars.IsInteger(scalar.Value) ? SchemaFault.Quoted : SchemaFault.NoInteger;
            default:
                return null;
        }
    }

    // Blocks are texts, and long. {{name}} without quotes is a mapping with a mapping for its key, which nobody means.
    static bool IsUnknown(YamlNode value) =>
        value is YamlMapping { IsFlow: true, Entries: { Count: 1 } entries } && entries[0].Key is YamlMapping ||
        value is YamlScalar scalar && (scalar.Style is YamlStyle.Literal or YamlStyle.Folded || KubernetesValues.IsUnknown(scalar.Value));
}
