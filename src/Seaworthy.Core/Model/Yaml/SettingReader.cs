using System.Globalization;

namespace Seaworthy.Model.Yaml;

/// <summary>Reads settings of each type at a path below a subject.</summary>
static class SettingReader
{
    /// <summary>A true or false; <paramref name="fallback"/> is what the engine does when nothing is written, null when that depends on the image.</summary>
    public static Setting<bool> Bool(YamlSubject subject, string[] path, bool? fallback) =>
        Read(subject, path, static text => text switch
        {
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => (true, true),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => (true, false),
            _ => (false, false),
        }, fallback is { } value, fallback ?? false);

    public static Setting<string> Text(YamlSubject subject, string[] path, string? fallback = null) =>
        Read(subject, path, static text => (true, text), fallback is not null, fallback ?? "");

    public static Setting<long> Integer(YamlSubject subject, string[] path) =>
        Read(subject, path, static text => (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number), number), false,
            0L);

    /// <summary>Any scalar, read by <paramref name="parse"/>, which says whether the text is one that the dialect accepts.</summary>
    public static Setting<T> Read<T>(YamlSubject subject, string[] path, Func<string, (bool IsValid, T Value)> parse, bool hasFallback, T fallback)
    {
        var field = YamlField.Find(subject, path);
        if (field.IsUnknown)
            return Setting<T>.Unknown(field.Origin, field.Location, path, null);
        if (field.Value is null or YamlScalar { IsNull: true })
        {
            var written = field.IsPresent ? Written.Null : Written.Absent;
            var location = new Location(subject.File.Source, subject.NameSpan);
            if (subject.IsFragment)
                return Setting<T>.Unknown(Origin.None, location, path, field.Route);
            return hasFallback
                ? Setting<T>.Default(fallback, written, location, path, field.Route)
                : Setting<T>.Unset(written, location, path, field.Route);
        }
        if (field.Value is not YamlScalar scalar)
            return Setting<T>.Invalid(field.Origin, field.Location, path, field.Route);
        if (subject.Values.Expand(scalar) is not { } text)
            return Setting<T>.Unknown(field.Origin, field.Location, path, field.Route);
        var span = ValueReader.SpanOf(scalar, text);
        var (isValid, value) = parse(text.Text);
        return isValid
            ? Setting<T>.Of(value, field.Origin, new Location(scalar.Source, span), path, field.Route)
            : Setting<T>.Invalid(field.Origin, new Location(scalar.Source, span), path, field.Route);
    }

    /// <summary>
    /// True where something stands at the path, false where nothing does; unknown where the path leads through something that cannot be read.
    /// </summary>
    public static Setting<bool> Presence(YamlSubject subject, string[] path)
    {
        var field = YamlField.Find(subject, path);
        if (field.IsUnknown || field.Value is YamlScalar { IsNull: false } scalar && subject.Values.Expand(scalar) is null)
            return Setting<bool>.Unknown(field.Origin, field.Location, path, null);
        if (field.Value is not (null or YamlScalar { IsNull: true }))
            return Setting<bool>.Of(true, field.Origin, field.Location, path, field.Route);
        var location = new Location(subject.File.Source, subject.NameSpan);
        return subject.IsFragment
            ? Setting<bool>.Unknown(Origin.None, location, path, field.Route)
            : Setting<bool>.Default(false, field.IsPresent ? Written.Null : Written.Absent, location, path, field.Route);
    }

    /// <summary>A list of words; a single scalar is no list.</summary>
    public static ListSetting List(YamlSubject subject, string[] path)
    {
        var field = YamlField.Find(subject, path);
        if (field.IsUnknown)
            return new ListSetting(Written.Unknown, field.Origin, field.Location, path, null, [], false);
        switch (field.Value)
        {
            case null or YamlScalar { IsNull: true }:
                var written = subject.IsFragment ? Written.Unknown : field.IsPresent ? Written.Null : Written.Absent;
                return new ListSetting(written, Origin.Default, new Location(subject.File.Source, subject.NameSpan), path, field.Route, [],
                    !subject.IsFragment);
            case YamlSequence sequence:
                var items = new List<ListItem>(sequence.Items.Count);
                foreach (var item in sequence.Items)
                    items.Add(Item(subject, field, path, sequence, item));
                return new ListSetting(Written.Value, field.Origin, field.Location, path, field.Route, items, true);
            case YamlScalar scalar when subject.Values.Expand(scalar) is null:
                return new ListSetting(Written.Unknown, field.Origin, field.Location, path, null, [], false);
            default:
                return new ListSetting(Written.Invalid, field.Origin, field.Location, path, field.Route, [], false);
        }
    }

    static ListItem Item(YamlSubject subject, YamlField field, string[] path, YamlSequence sequence, YamlNode item)
    {
        var location = new Location(item.Source, item.Span);
        if (item.Resolve() is not YamlScalar scalar || subject.Values.Expand(scalar) is not { } text)
            return new ListItem(null, location, null);
        var isLiteral = item is YamlScalar && ReferenceEquals(text, scalar.Content);
        return new ListItem(
            text.Text,
            new Location(item.Source, item is YamlScalar ? ValueReader.SpanOf(scalar, text) : item.Span),
            field.IsShared || subject.IsShared || !isLiteral || sequence.IsMerged || subject.Node.Written is not { } written ? null
                : new YamlItemRoute(written, path, sequence, item));
    }
}
