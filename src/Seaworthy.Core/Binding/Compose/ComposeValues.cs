using Seaworthy.Model.Yaml;

namespace Seaworthy.Binding.Compose;

/// <summary>
/// Compose interpolation with what the file says, and the environment if one was given: without a value <c>${X:-y}</c> and <c>${X-y}</c> are y, <c>$$</c> is a
/// dollar,
/// and anything else with a variable is unknown.
/// </summary>
/// <remarks>Compose specification, Interpolation. Nested defaults are followed to a fixed depth.</remarks>
sealed class ComposeValues : ValueReader
{
    const int DeepestDefault = 16;

    public static readonly ComposeValues Instance = new();

    public override MappedText? Expand(YamlScalar scalar)
    {
        if (scalar.Value.IndexOf('$') < 0)
            return scalar.Content;
        var content = scalar.Content;
        var result = new MappedText.Builder(content.Length);
        return Append(content, scalar.Source.Environment, 0, content.Length, result, 0) ? result.ToMappedText() : null;
    }

    static bool Append(MappedText content, IReadOnlyDictionary<string, string>? environment, int start, int end, MappedText.Builder result, int depth)
    {
        var text = content.Text;
        var position = start;
        while (position < end)
        {
            var dollar = text.IndexOf('$', position, end - position);
            if (dollar < 0)
                dollar = end;
            Copy(content, position, dollar, result);
            if (dollar == end)
                return true;
            if (dollar + 1 < end && text[dollar + 1] == '$')
            {
                Copy(content, dollar + 1, dollar + 2, result);
                position = dollar + 2;
                continue;
            }
            if (dollar + 1 >= end || depth >= DeepestDefault)
                return false;
            var isBraced = text[dollar + 1] == '{';
            var first = dollar + (isBraced ? 2 : 1);
            var name = first;
            while (name < end && (text[name] is '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') || (name > first && text[name] is >= '0' and <= '9')))
                name++;
            var close = isBraced ? Closing(text, first, end) : name;
            if (name == first || name > close)
                return false;
            string? value = null;
            _ = environment?.TryGetValue(text.Substring(first, name - first), out value);
            position = isBraced ? close + 1 : close;
            if (!isBraced || name == close)
            {
                if (value is null)
                    return false;
                Copy(value, content.ToSource(TextSpan.FromBounds(dollar, position)), result);
            }
            else if (!AppendConditional(content, environment, value, TextSpan.FromBounds(dollar, position), name, close, result, depth))
            {
                return false;
            }
        }
        return true;
    }

    // What follows the name: -default, :-default, ?error, :?error, +replacement, :+replacement; with the colon, an empty value counts as none.
    static bool AppendConditional(
        MappedText content, IReadOnlyDictionary<string, string>? environment, string? value, TextSpan whole, int operation, int close,
            MappedText.Builder result, int depth)
    {
        var colon = content.Text[operation] == ':' ? 1 : 0;
        var sign = operation + colon < close ? content.Text[operation + colon] : '\0';
        var isGiven = value is not null && (colon == 0 || value.Length > 0);
        switch (sign)
        {
            case '-' when !isGiven:
                return Append(content, environment, operation + colon + 1, close, result, depth + 1);
            case '+' when isGiven:
                return Append(content, environment, operation + colon + 1, close, result, depth + 1);
            case '+':
                return value is not null;
            case '-' or '?' when isGiven:
                Copy(value!, content.ToSource(whole), result);
                return true;
            default:
                return false;
        }
    }

    // All of a value that stands elsewhere is written as the variable.
    static void Copy(string value, TextSpan variable, MappedText.Builder result)
    {
        for (var i = 0; i < value.Length; i++)
        {
            var at = i == value.Length - 1 ? variable.End - 1 : Math.Min(variable.Start + i, variable.End - 1);
            result.Append(value[i], at, 1);
        }
    }

    static void Copy(MappedText content, int start, int end, MappedText.Builder result) => result.Append(content, start, end - start);

    // The brace that closes the expression which starts at position; -1 without one.
    static int Closing(string text, int position, int end)
    {
        var open = 1;
        for (var i = position; i < end; i++)
        {
            if (text[i] == '{' && text[i - 1] == '$')
                open++;
            else if (text[i] == '}' && --open == 0)
                return i;
        }
        return -1;
    }
}
