using Seaworthy.Binding.Yaml;
using Seaworthy.Syntax.Yaml;
using Seaworthy.Text;

namespace Seaworthy.Binding.Compose;

/// <summary>
/// Compose interpolation with what the file alone says: <c>${X:-y}</c> and <c>${X-y}</c> are y, <c>$$</c> is a dollar, anything else with a variable is unknown.
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
        return Append(content, 0, content.Length, result, 0) ? result.ToMappedText() : null;
    }

    static bool Append(MappedText content, int start, int end, MappedText.Builder result, int depth)
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
            if (dollar + 1 >= end || text[dollar + 1] != '{' || depth >= DeepestDefault)
                return false;
            var close = Closing(text, dollar + 2, end);
            var name = dollar + 2;
            while (name < close && (text[name] == '_' || char.IsLetterOrDigit(text[name])))
                name++;
            if (close < 0 || name == dollar + 2)
                return false;
            var colon = name < close && text[name] == ':' ? 1 : 0;
            if (name + colon >= close || text[name + colon] != '-' || !Append(content, name + colon + 1, close, result, depth + 1))
                return false;
            position = close + 1;
        }
        return true;
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
