namespace Seaworthy.Knowledge.Schema;

/// <summary>What a field holds.</summary>
enum FieldForm
{
    Any,
    Text,
    Bytes,
    Bool,
    Integer,
    Number,
    IntegerOrText,
    Quantity,
    Time,
    Object,
}

/// <summary>A field: one value, a list or a mapping of them, and the type of an object.</summary>
sealed record SchemaField(FieldForm Form, bool IsList, bool IsMap, SchemaType? Type)
{
    /// <summary>What each entry of a list or mapping is; the field itself where it has one value.</summary>
    public SchemaField Item => _item ?? this;

    readonly SchemaField? _item = IsList || IsMap ? new(Form, false, false, Type) : null;
}

/// <summary>A type of the API with its fields.</summary>
sealed class SchemaType(string name)
{
    readonly Dictionary<string, SchemaField> _fields = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public IReadOnlyDictionary<string, SchemaField> Fields => _fields;

    /// <summary>The field of that name, or null.</summary>
    public SchemaField? Find(string name) => _fields.TryGetValue(name, out var field) ? field : null;

    /// <summary>The key by which lists of it are merged: a patch has it too, so it is never left to another file.</summary>
    public string? RequiredKey { get; } = name switch
    {
        "Container" or "EphemeralContainer" or "EnvVar" or "Volume" or "PodResourceClaim" => "name",
        "VolumeMount" => "mountPath",
        "VolumeDevice" => "devicePath",
        "ServicePort" => "port",
        _ => null,
    };

    internal void Add(string name, SchemaField field) => _fields[name] = field;
}

/// <summary>The objects of Kubernetes that people write most, with all their fields. What is not in it is not known, and nothing is said of it.</summary>
static class ManifestSchema
{
    static readonly Lazy<Dictionary<string, SchemaType>> s_kinds = new(Read);

    /// <summary>The type of a kind; null where it is not known, as for all custom resources.</summary>
    public static SchemaType? Find(string apiVersion, string kind) => s_kinds.Value.TryGetValue(apiVersion + "#" + kind, out var type) ? type : null;

    /// <summary>The security context of a container, which is often taken for the pod's, and the other way round.</summary>
    public static SchemaType ContainerSecurity => Find("v1", "Pod")!.Fields["spec"].Type!.Fields["containers"].Type!.Fields["securityContext"].Type!;

    public static SchemaType PodSecurity => Find("v1", "Pod")!.Fields["spec"].Type!.Fields["securityContext"].Type!;

    // Lines "Type: field=form …"; what is further in goes on with the line above.
    static Dictionary<string, SchemaType> Read()
    {
        var types = new Dictionary<string, SchemaType>(StringComparer.Ordinal);
        var kinds = new Dictionary<string, SchemaType>(StringComparer.Ordinal);
        foreach (var text in new[] { PodTypes.Text, VolumeTypes.Text, ObjectTypes.Text })
        {
            SchemaType? current = null;
            var isKinds = false;
            foreach (var word in text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (word[word.Length - 1] == ':')
                {
                    isKinds = word == "kinds:";
                    current = isKinds ? null : TypeOf(types, word.Substring(0, word.Length - 1));
                    continue;
                }
                var equals = word.IndexOf('=');
                var name = word.Substring(0, equals);
                var form = word.Substring(equals + 1);
                if (isKinds)
                    kinds[name] = TypeOf(types, form);
                else
                    current!.Add(name, FieldOf(types, form));
            }
        }
        // Every object has these two, so the lines do without.
        foreach (var root in kinds.Values)
        {
            root.Add("apiVersion", new SchemaField(FieldForm.Text, false, false, null));
            root.Add("kind", new SchemaField(FieldForm.Text, false, false, null));
        }
        return kinds;
    }

    static SchemaType TypeOf(Dictionary<string, SchemaType> types, string name)
    {
        if (!types.TryGetValue(name, out var type))
            types.Add(name, type = new SchemaType(name));
        return type;
    }

    static SchemaField FieldOf(Dictionary<string, SchemaType> types, string form)
    {
        var isList = form.StartsWith("[]", StringComparison.Ordinal);
        var isMap = form.StartsWith("{}", StringComparison.Ordinal);
        if (isList || isMap)
            form = form.Substring(2);
        // A mapping of lists, as the extra values of a user, is not looked into.
        var kind = form switch
        {
            "s" => FieldForm.Text,
            "y" => FieldForm.Bytes,
            "b" => FieldForm.Bool,
            "i" => FieldForm.Integer,
            "n" => FieldForm.Number,
            "x" => FieldForm.IntegerOrText,
            "q" => FieldForm.Quantity,
            "t" => FieldForm.Time,
            "a" => FieldForm.Any,
            _ => form[0] is '[' or '{' ? FieldForm.Any : FieldForm.Object,
        };
        return new SchemaField(kind, isList, isMap, kind == FieldForm.Object ? TypeOf(types, form) : null);
    }
}
