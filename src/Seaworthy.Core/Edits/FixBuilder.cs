namespace Seaworthy.Edits;

/// <summary>Takes down what a fix wants: operations on the model, and plain edits where there is no model to speak of.</summary>
sealed class FixBuilder : IEditTarget
{
    readonly List<TextEdit> _edits = [];
    readonly List<YamlOperation> _operations = [];

    /// <summary>Writes the value of a setting, making what is missing above it.</summary>
    public FixBuilder Set(Setting setting, string value)
    {
        if (setting.Route is null)
            IsImpossible = true;
        else
            setting.Route.Set(this, value);
        return this;
    }

    public FixBuilder Set(Setting setting, bool value) => Set(setting, value ? "true" : "false");

    /// <summary>Takes the setting out, so that the default holds again.</summary>
    public FixBuilder Remove(Setting setting)
    {
        if (setting.Route is null)
            IsImpossible = true;
        else
            setting.Route.Remove(this);
        return this;
    }

    public FixBuilder Remove(ListItem item)
    {
        if (item.Route is null)
            IsImpossible = true;
        else
            item.Route.Remove(this);
        return this;
    }

    /// <summary>Adds an entry to a list setting.</summary>
    public FixBuilder Append(Setting setting, string value)
    {
        if (setting.Route is null)
            IsImpossible = true;
        else
            setting.Route.Append(this, value);
        return this;
    }

    public FixBuilder Replace(TextSpan span, string text)
    {
        _edits.Add(new TextEdit(span, text));
        return this;
    }

    public FixBuilder Insert(int position, string text) => Replace(new TextSpan(position, 0), text);

    public FixBuilder Delete(TextSpan span) => Replace(span, "");

    internal FixBuilder Apply(YamlOperation operation)
    {
        _operations.Add(operation);
        return this;
    }

    internal bool IsImpossible { get; set; }

    void IEditTarget.Apply(YamlOperation operation) => Apply(operation);

    void IEditTarget.Replace(TextSpan span, string text) => Replace(span, text);

    void IEditTarget.Reject() => IsImpossible = true;

    internal IReadOnlyList<TextEdit> TextEdits => _edits;

    internal IReadOnlyList<YamlOperation> Operations => _operations;
}
