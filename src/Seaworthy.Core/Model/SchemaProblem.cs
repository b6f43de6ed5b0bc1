using Seaworthy.Knowledge.Schema;

namespace Seaworthy.Model;

/// <summary>How a manifest differs from the schema of its kind.</summary>
enum SchemaFault
{
    UnknownField,

    /// <summary>A number or boolean where a text is wanted.</summary>
    Unquoted,

    /// <summary>A text where a number or boolean is wanted, that says one.</summary>
    Quoted,
    NoBool,
    NoInteger,
    NoScalar,
    NoList,
    NoMapping,
    MissingField,
}

/// <summary>A mapping on the way from the root of an object, and its type.</summary>
sealed record SchemaPath(SchemaPath? Above, string Name, SchemaType Type, YamlMapping Mapping)
{
    /// <summary><c>spec.template.spec.containers[]</c>; empty at the root.</summary>
    public override string ToString() => Above is null || Above.ToString() is var above && above.Length == 0 ? Name : above + "." + Name;
}

/// <summary>A difference: the entry that has it, its value, and the field as the schema has it.</summary>
sealed record SchemaProblem(SchemaFault Fault, SchemaPath Path, YamlEntry Entry, YamlNode Value, SchemaField? Field)
{
    /// <summary>The field that the mapping lacks; the entry is then its first.</summary>
    public string? Missing { get; init; }
}
